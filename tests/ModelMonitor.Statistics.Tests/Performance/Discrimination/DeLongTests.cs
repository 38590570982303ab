using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class DeLongTests
{
    private static readonly bool[] Labels = [.. Enumerable.Range(0, 12).Select(i => i < 6)];
    private static readonly double[] Scores = [0.9, 0.8, 0.7, 0.6, 0.55, 0.4, 0.5, 0.45, 0.4, 0.3, 0.2, 0.65];

    [Fact]
    public void The_golden_vector()
    {
        var estimate = DeLong.Estimate(Labels, Scores);
        estimate.Auc.ShouldBe(0.847222222, 1e-9);
        estimate.Variance.ShouldBe(0.014274691, 1e-9);
        estimate.StandardError.ShouldBe(Math.Sqrt(estimate.Variance));
        estimate.Interval().High.ShouldBe(1);
        estimate.Interval(0.5).Low.ShouldBe(estimate.Auc - 0.6744897501960817 * estimate.StandardError, 1e-12);
    }

    [Fact]
    public void Area_and_variance_are_those_of_all_pairs()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var estimate = DeLong.Estimate(rows.Actual, rows.Scores);
            var expected = BruteForce(rows, rows.Scores, rows.Scores);
            return estimate.Positives + estimate.Negatives == rows.Actual.Length
                && Same(estimate.Auc, RocAuc.Of(rows.Actual, rows.Scores))
                && Same(estimate.Variance, expected);
        });

    [Fact]
    public void The_covariance_of_two_scores_is_that_of_all_pairs()
        => Properties.Check(
            from rows in LabelledRows.Any
            from noise in Gen.Choose(0, 4).ArrayOf(rows.Actual.Length)
            select (rows, Second: rows.Scores.Zip(noise, (score, change) => score + change / 4.0).ToArray()),
            item =>
            {
                var (rows, second) = item;
                var test = DeLong.PairedTest(rows.Actual, rows.Scores, second);
                var variance = BruteForce(rows, rows.Scores, rows.Scores) + BruteForce(rows, second, second) - 2 * BruteForce(rows, rows.Scores, second);
                var mirrored = DeLong.PairedTest(rows.Actual, second, rows.Scores);
                return Same(test.Covariance, BruteForce(rows, rows.Scores, second))
                    && Same(test.StandardError * test.StandardError, double.IsNaN(variance) ? variance : Math.Max(0, variance))
                    && test.PValue is >= 0 and <= 1 && test.PValue == mirrored.PValue && test.Z == -mirrored.Z;
            },
            trials: 200);

    [Fact]
    public void Cells_give_area_and_variance_of_the_scores_rounded_to_them()
        => Properties.Check(LabelledRows.Any, rows =>
        {
            var histogram = new ScoreHistogram([0, 0.1, 0.25, 0.5, 0.75]);
            for (var i = 0; i < rows.Actual.Length; i++)
            {
                histogram.Add(rows.Actual[i], rows.Scores[i]);
            }
            var fromCells = DeLong.FromCells(histogram.Positives, histogram.Negatives);
            var rounded = DeLong.Estimate(rows.Actual, Array.ConvertAll(rows.Scores, score => new[] { 0, 0.1, 0.25, 0.5, 0.75, 1 }.First(edge => score <= edge)));
            return Same(fromCells.Auc, rounded.Auc) && Same(fromCells.Variance, rounded.Variance)
                && fromCells.Positives == rounded.Positives && fromCells.Negatives == rounded.Negatives;
        });

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void P_values_of_independent_samples_are_uniform_when_nothing_changed(int size)
        => NullUniformity.ShouldBeUniform(NullDraws.Of(size, (x, y) => DeLong.IndependentTest(Estimate(x), Estimate(y)).PValue), seed: 11);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(1000)]
    public void P_values_of_two_equally_good_scores_are_uniform(int size)
        => NullUniformity.ShouldBeUniform(
            NullDraws.Of(size, (ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
            {
                var actual = new bool[size];
                var (first, second) = (new double[size], new double[size]);
                for (var i = 0; i < actual.Length; i++)
                {
                    // Two scores of one variance and a correlation of √½.
                    actual[i] = i % 2 == 0;
                    (first[i], second[i]) = (Shift(actual[i]) + x[i], Shift(actual[i]) + (x[i] + y[i]) / Math.Sqrt(2));
                }
                return DeLong.PairedTest(actual, first, second).PValue;
            }),
            seed: 12);

    [Fact]
    public void A_real_difference_is_found()
    {
        var random = new Random(3);
        var actual = Enumerable.Range(0, 400).Select(i => i % 2 == 0).ToArray();
        var good = Array.ConvertAll(actual, label => Normal(random) + (label ? 1.5 : 0));
        var poor = Array.ConvertAll(actual, label => Normal(random) + (label ? 0.5 : 0));
        var paired = DeLong.PairedTest(actual, good, poor);
        paired.PValue.ShouldBeLessThan(1e-6);
        paired.Z.ShouldBeGreaterThan(0);
        paired.Difference.ShouldBe(paired.First.Auc - paired.Second.Auc);
        var independent = DeLong.IndependentTest(paired.First, paired.Second);
        independent.Covariance.ShouldBe(0);
        independent.Z.ShouldBe(paired.Difference / Math.Sqrt(paired.First.Variance + paired.Second.Variance), 1e-12);
    }

    [Fact]
    public void Degenerate_areas_have_p_values_that_are_numbers()
    {
        bool[] actual = [true, true, false, false];
        double[] perfect = [3, 4, 1, 2], inverted = [1, 2, 3, 4];
        DeLong.Estimate(actual, perfect).ShouldBe(new AucEstimate(1, 0, 2, 2));
        DeLong.PairedTest(actual, perfect, perfect).PValue.ShouldBe(1);
        DeLong.PairedTest(actual, perfect, inverted).PValue.ShouldBe(0);
        DeLong.Estimate(actual, perfect).Interval().ShouldBe(new ProportionInterval(1, 1));

        var unknown = DeLong.Estimate([true, false, false], [1, 2, 0]);
        (unknown.Auc, unknown.Variance).ShouldBe((0.5, double.NaN));
        unknown.Interval().ShouldBe(new ProportionInterval(0, 1));
        var test = DeLong.IndependentTest(unknown, DeLong.Estimate(actual, perfect));
        (test.Z, test.PValue).ShouldBe((0, 1));
        DeLong.Estimate([true, true], [1, 2]).Auc.ShouldBe(double.NaN);
        DeLong.Estimate([false, false], [1, 2]).Auc.ShouldBe(double.NaN);
        DeLong.FromCells([0, 2], [0, 0]).Auc.ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => DeLong.Estimate([], [])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => DeLong.PairedTest([true], [1], [1, 2])).ParamName.ShouldBe("second");
        Should.Throw<ArgumentException>(() => DeLong.PairedTest([true], [double.NaN], [1])).ParamName.ShouldBe("first");
        Should.Throw<ArgumentException>(() => DeLong.FromCells([], [])).ParamName.ShouldBe("positives");
        Should.Throw<ArgumentException>(() => DeLong.FromCells([1, 2], [1])).ParamName.ShouldBe("negatives");
        Should.Throw<ArgumentException>(() => DeLong.FromCells([1, -2], [1, 1])).ParamName.ShouldBe("positives");
        Should.Throw<ArgumentOutOfRangeException>(() => DeLong.Estimate(Labels, Scores).Interval(1)).ParamName.ShouldBe("confidence");
    }

    private static double BruteForce(LabelledRows rows, double[] first, double[] second)
    {
        double m = rows.Actual.Count(label => label), n = rows.Actual.Length - m;
        if (m < 2 || n < 2)
        {
            return double.NaN;
        }
        var (a, b) = (rows.OverPairs((i, j) => LabelledRows.Wins(first[i], first[j])) / (m * n), rows.OverPairs((i, j) => LabelledRows.Wins(second[i], second[j])) / (m * n));
        var sum = 0.0;
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var others = rows.Actual[row] ? n : m;
            var x = Placement(rows, first, row) / others - a;
            var y = Placement(rows, second, row) / others - b;
            var own = rows.Actual[row] ? m : n;
            sum += x * y / (own - 1) / own;
        }
        return sum;
    }

    private static double Placement(LabelledRows rows, double[] scores, int row)
        => rows.OverPairs((i, j) => i == row || j == row ? LabelledRows.Wins(scores[i], scores[j]) : 0);

    private static AucEstimate Estimate(ReadOnlySpan<double> noise)
    {
        var (actual, scores) = (new bool[noise.Length], new double[noise.Length]);
        for (var i = 0; i < actual.Length; i++)
        {
            actual[i] = i % 2 == 0;
            scores[i] = Shift(actual[i]) + noise[i];
        }
        return DeLong.Estimate(actual, scores);
    }

    private static double Shift(bool label) => label ? 1 : 0;

    private static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static bool Same(double actual, double expected)
        => double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(actual - expected) < 1e-12;
}
