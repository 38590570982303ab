using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class LepageTests
{
    private static readonly int[] Bins = [.. Enumerable.Range(0, 44).Select(cell => cell / 4)];

    [Fact]
    public void The_parts_are_those_of_their_definitions()
    {
        long[] baseline = [210, 120, 90, 80, 130, 170], live = [50, 70, 60, 90, 80, 50];
        int[] bins = [0, 0, 1, 1, 2, 2];
        var result = LepageTest.FromCells(baseline, live, bins, 3);

        // Every value with the score of its mid-rank.
        var pooled = baseline.Zip(live, (b, l) => b + l).ToArray();
        var total = pooled.Sum();
        var scores = Enumerable.Range(0, 6)
            .Select(cell => Normal.InvCDF(0, 1, (pooled.Take(cell).Sum() + (pooled[cell] + 1) / 2.0) / (total + 1))).ToArray();
        var location = Standardised(scores, pooled, live);
        var spread = Standardised([.. scores.Select(a => a * a)], pooled, live);
        var chiSquare = ChiSquare.Homogeneity([330, 170, 300], [120, 150, 130]);

        result.Location.ShouldBe(PearsonDeviate.Of(location.Z, location.Skewness), 1e-9);
        // What of the spread the square of the location brings with it, by the third cumulant that corrections left.
        var coupling = Cumulant(scores, pooled, live)
            - location.Correlation * (2 * location.Skewness + location.Correlation * spread.Skewness) / 3;
        var spreadAlone = PearsonDeviate.Of(spread.Z, spread.Skewness) - coupling / 2 * (result.Location * result.Location - 1);
        result.Spread.ShouldBe(spreadAlone / Math.Sqrt(1 - coupling * coupling / 2), 1e-9);
        result.ChiSquare.ShouldBe(chiSquare.Statistic, 1e-9);
        result.DegreesOfFreedom.ShouldBe(2);
        result.ChiSquarePValue.ShouldBeWithin(chiSquare.PValue, 1e-9);
        result.Statistic.ShouldBe(
            result.Location * result.Location + 0.6 * result.Spread * result.Spread + 0.05 * result.ChiSquare, 1e-9);
        result.LocationPValue.ShouldBeWithin(Tails.NormalTwoSided(result.Location), 1e-12);
        result.SpreadPValue.ShouldBeWithin(Tails.NormalTwoSided(result.Spread), 1e-12);
    }

    [Fact]
    public void The_signs_tell_where_the_live_values_are()
    {
        LepageTest.FromCells([100L, 100, 100, 100], [10, 20, 30, 40], [0, 1, 2, 3], 4).Location.ShouldBeGreaterThan(2);
        LepageTest.FromCells([100L, 100, 100, 100], [40, 10, 10, 40], [0, 1, 2, 3], 4).Spread.ShouldBeGreaterThan(2);
        LepageTest.FromCells([100L, 100, 100, 100], [10, 40, 40, 10], [0, 1, 2, 3], 4).Spread.ShouldBeLessThan(-2);
    }

    [Fact]
    public void A_shift_alone_is_no_spread()
    {
        // Normal shares in 40 cells, moved by half a deviation: the values lie further from the baseline's centre, not from their own.
        static double[] Shares(double shift, double scale) => [.. Enumerable.Range(0, 40).Select(cell => scale * 0.1
            * Normal.PDF(0, 1, (cell - 19.5) / 5 - shift))];
        int[] bins = [.. Enumerable.Range(0, 40).Select(cell => cell / 4)];
        var result = LepageTest.FromCells(Shares(0, 200_000), Shares(0.5, 2000), bins, 10);
        result.Location.ShouldBeGreaterThan(7);
        Math.Abs(result.Spread).ShouldBeLessThan(1);
    }

    [Fact]
    public void The_law_of_the_statistic_is_that_of_permutations()
    {
        // Five unequal cells in three bins, all three parts correlated: 100,000 windows of 400 drawn from 2,400 pooled values.
        int[] bins = [0, 0, 1, 1, 2];
        long[] pooled = [1000, 300, 500, 200, 400];
        var values = pooled.SelectMany((count, cell) => Enumerable.Repeat(cell, (int)count)).ToArray();
        var random = new Random(4);
        double[] levels = [0.5, 0.1, 0.01, 0.001];
        var hits = new int[levels.Length];
        const int Trials = 100_000;
        var baseline = new long[5];
        var live = new long[5];
        for (var trial = 0; trial < Trials; trial++)
        {
            Array.Clear(live);
            for (var i = 0; i < 400; i++)
            {
                var j = random.Next(i, values.Length);
                (values[i], values[j]) = (values[j], values[i]);
                live[values[i]]++;
            }
            for (var cell = 0; cell < 5; cell++)
            {
                baseline[cell] = pooled[cell] - live[cell];
            }
            var p = LepageTest.FromCells(baseline, live, bins, 3).PValue;
            for (var i = 0; i < levels.Length; i++)
            {
                hits[i] += p <= levels[i] ? 1 : 0;
            }
        }
        for (var i = 0; i < levels.Length; i++)
        {
            // Four standard deviations of the simulation, and a tenth for the discrete counts in so few cells.
            var slack = 4 * Math.Sqrt(levels[i] / Trials) + 0.1 * levels[i];
            ((double)hits[i] / Trials).ShouldBe(levels[i], slack, $"at level {levels[i]}");
        }
    }

    [Theory]
    [InlineData(30, 1000)]
    [InlineData(100, 1000)]
    [InlineData(1000, 1000)]
    [InlineData(1000, 100)]
    public void P_values_are_uniform(int live, int baseline)
        => NullUniformity.ShouldBeUniform(
            random => LepageTest.FromCells(Draw(random, baseline), Draw(random, live), Bins, 11).PValue, seed: 5);

    [Theory]
    [InlineData(30, 1000)]
    [InlineData(1000, 100)]
    public void P_values_of_the_parts_are_uniform(int live, int baseline)
    {
        LepageResult Test(Random random) => LepageTest.FromCells(Draw(random, baseline), Draw(random, live), Bins, 11);
        NullUniformity.ShouldBeUniform(random => Test(random).LocationPValue, seed: 6);
        NullUniformity.ShouldBeUniform(random => Test(random).SpreadPValue, seed: 9);
    }

    [Fact]
    public void Counts_of_whole_numbers_may_be_given_as_either()
    {
        var random = new Random(8);
        var (baseline, live) = (Draw(random, 500), Draw(random, 90));
        LepageTest.FromCells(baseline, live, Bins, 11).ShouldBe(
            LepageTest.FromCells(Array.ConvertAll(baseline, c => (double)c), Array.ConvertAll(live, c => (double)c), Bins, 11));
    }

    [Fact]
    public void Values_worth_half_as_many_are_less_certain_by_the_root_of_two()
    {
        double[] baseline = [1000, 1000, 1000, 1000], live = [200, 240, 260, 300];
        var whole = LepageTest.FromCells(baseline, live, [0, 0, 1, 1], 2);
        var half = LepageTest.FromCells([500.0, 500, 500, 500], [100.0, 120, 130, 150], [0, 0, 1, 1], 2);
        // Skewness and N − 1 differ a little.
        half.Location.ShouldBe(whole.Location / Math.Sqrt(2), 0.005);
        half.ChiSquare.ShouldBe(whole.ChiSquare / 2, 1e-9);
    }

    [Fact]
    public void Equal_values_cannot_differ()
    {
        var result = LepageTest.FromCells([0L, 70, 0], [0, 30, 0], [0, 1, 1], 2);
        (result.Statistic, result.PValue, result.LocationPValue, result.SpreadPValue, result.ChiSquarePValue).ShouldBe((0, 1, 1, 1, 1));
        LepageTest.FromCells([1L, 0], [0, 1], [0, 0], 1).PValue.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Any_counts_give_probabilities()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var (baseline, live) = Cells.Of(pair.X, pair.Y, cells: 8);
            int[] bins = [.. Enumerable.Range(0, baseline.Counts.Length).Select(cell => cell / 2)];
            var result = LepageTest.FromCells(baseline.Counts, live.Counts, bins, bins[^1] + 1);
            return result.PValue is >= 0 and <= 1 && result.LocationPValue is >= 0 and <= 1
                && result.SpreadPValue is >= 0 and <= 1 && result.ChiSquarePValue is >= 0 and <= 1 && result.Statistic >= 0;
        });

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1L, 1], [0, 0], [0, 1], 2)).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1L, -1], [1, 1], [0, 1], 2)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1.0, double.NaN], [1.0, 1], [0, 1], 2)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1.0, 1], [1.0], [0, 1], 2)).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1L, 1], [1, 1], [0], 2)).ParamName.ShouldBe("binOfCell");
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1L, 1], [1, 1], [1, 0], 2)).ParamName.ShouldBe("binOfCell");
        Should.Throw<ArgumentException>(() => LepageTest.FromCells([1L, 1], [1, 1], [0, 2], 2)).ParamName.ShouldBe("binOfCell");
        Should.Throw<ArgumentOutOfRangeException>(() => LepageTest.FromCells([1L, 1], [1, 1], [0, 0], 0)).ParamName.ShouldBe("bins");
    }

    private static long[] Draw(Random random, int size)
    {
        var counts = new long[44];
        for (var i = 0; i < size; i++)
        {
            counts[random.Next(44)]++;
        }
        return counts;
    }

    private static (double Z, double Skewness, double Correlation) Standardised(double[] scores, long[] pooled, long[] live)
    {
        double total = pooled.Sum(), n = live.Sum();
        double Moment(Func<double, double> f) => scores.Zip(pooled, (a, count) => f(a) * count).Sum() / total;
        var mean = Moment(a => a);
        var variance = n * (total - n) / (total - 1) * Moment(a => Math.Pow(a - mean, 2));
        var third = n * (total - n) * (total - 2 * n) / ((total - 1) * (total - 2)) * Moment(a => Math.Pow(a - mean, 3));
        var square = Moment(a => a * a);
        var correlation = Moment(a => (a - mean) * (a * a - square))
            / Math.Sqrt(Moment(a => Math.Pow(a - mean, 2)) * Moment(a => Math.Pow(a * a - square, 2)));
        return (
            (scores.Zip(live, (a, count) => a * count).Sum() - n * mean) / Math.Sqrt(variance), third / Math.Pow(variance, 1.5), correlation);
    }

    private static double Cumulant(double[] scores, long[] pooled, long[] live)
    {
        double total = pooled.Sum(), n = live.Sum();
        double Moment(Func<double, double> f) => scores.Zip(pooled, (a, count) => f(a) * count).Sum() / total;
        var (mean, square) = (Moment(a => a), Moment(a => a * a));
        var third = n * (total - n) * (total - 2 * n) / ((total - 1) * (total - 2)) * Moment(a => Math.Pow(a - mean, 2) * (a * a - square));
        var factor = n * (total - n) / (total - 1);
        return third / (factor * Moment(a => Math.Pow(a - mean, 2)) * Math.Sqrt(factor * Moment(a => Math.Pow(a * a - square, 2))));
    }
}
