using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class AutocorrelationTimeTests
{
    private const int Size = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.97)]
    public void An_autoregression_has_the_time_that_its_coefficient_gives(double phi)
    {
        var expected = (1 + phi) / (1 - phi);
        // The estimate sums some 5τ lags of a covariance: its deviation is about τ·√(20τ/n), and four of them are allowed.
        AutocorrelationTime.Of(Series(phi, seed: 1)).ShouldBe(expected, 4 * expected * Math.Sqrt(20 * expected / Size));
    }

    [Fact]
    public void The_mean_varies_as_that_of_so_many_fewer_values()
    {
        // Two time scales, which the first autocorrelation cannot tell: 400 means of 2,000 values each.
        const int Length = 2000, Runs = 400;
        double[] slow = Series(0.95, seed: 2, Length * Runs), fast = Series(0, seed: 3, Length * Runs);
        double[] series = [.. slow.Zip(fast, (s, f) => s / Math.Sqrt(1 / (1 - 0.95 * 0.95)) + 2 * f)];
        var means = new RunningMoments();
        var all = new RunningMoments();
        for (var run = 0; run < Runs; run++)
        {
            var part = new RunningMoments();
            foreach (var value in series.AsSpan(run * Length, Length))
            {
                part.Add(value);
                all.Add(value);
            }
            means.Add(part.Mean);
        }
        var observed = means.M2 / (Runs - 1) / (all.M2 / all.Count) * Length;
        // A variance of 400 means has a relative deviation of √(2/400); four of them.
        AutocorrelationTime.Of(series).ShouldBeWithin(observed, 4 * Math.Sqrt(2.0 / Runs));
        (series.Length / EffectiveSize.Of(series)).ShouldBeLessThan(observed / 3);
    }

    [Fact]
    public void The_sum_is_Geyers()
    {
        double[] values = [.. Series(0.6, seed: 4, 300)];
        var mean = values.Average();
        double Rho(int lag) => Enumerable.Range(0, values.Length - lag).Sum(i => (values[i] - mean) * (values[i + lag] - mean))
            / values.Sum(v => (v - mean) * (v - mean));
        var (expected, smallest) = (-1.0, double.MaxValue);
        for (var lag = 0; Rho(lag) + Rho(lag + 1) > 0; lag += 2)
        {
            smallest = Math.Min(smallest, Rho(lag) + Rho(lag + 1));
            expected += 2 * smallest;
        }
        AutocorrelationTime.Of(values).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void Missing_values_are_left_out()
    {
        var values = Series(0.8, seed: 5, 500);
        double[] holes = [.. values.SelectMany((v, i) => i % 3 == 0 ? new[] { v, double.NaN } : [v])];
        AutocorrelationTime.Of(holes).ShouldBe(AutocorrelationTime.Of(values), 1e-12);
    }

    [Fact]
    public void Series_without_a_memory_of_their_own_count_in_full()
    {
        AutocorrelationTime.Of([]).ShouldBe(1);
        AutocorrelationTime.Of([1, 2, 3]).ShouldBe(1);
        AutocorrelationTime.Of(new double[50]).ShouldBe(1);
        AutocorrelationTime.Of([.. Enumerable.Range(0, 100).Select(i => (double)(i % 2))]).ShouldBe(1);
    }

    [Fact]
    public void A_trend_is_worth_few_values()
        // Autocorrelations up to the largest lag only: each is above 0.9 of a series of 50,000.
        => AutocorrelationTime.Of([.. Enumerable.Range(0, 50_000).Select(i => (double)i)]).ShouldBeInRange(1800, 2001);

    [Fact]
    public void Infinite_values_are_refused()
        => Should.Throw<ArgumentException>(() => AutocorrelationTime.Of([1, 2, double.PositiveInfinity, 3])).ParamName.ShouldBe("values");

    private static double[] Series(double phi, int seed, int size = Size)
    {
        var random = new Random(seed);
        var values = new double[size];
        var value = Normal.Sample(random, 0, 1) / Math.Sqrt(1 - phi * phi);
        for (var i = 0; i < size; i++)
        {
            values[i] = value;
            value = phi * value + Normal.Sample(random, 0, 1);
        }
        return values;
    }
}
