using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>What happened to one quantity, told from the counts of a window.</summary>
public class ShapeCauseTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Noise_and_smoothing_are_a_change_of_spread(double factor)
    {
        var verdict = Judge(1, (value, _) => 50 + ((value - 50) * factor));
        verdict.Kind.ShouldBe(DriftKind.Spread);
        verdict.Explanation.ShouldContain("around the same centre");
    }

    [Fact]
    public void Added_noise_is_measured_in_standard_deviations()
    {
        var verdict = Judge(2, (value, random) => value + (10 * Windows.Gauss(random)));
        verdict.Kind.ShouldBe(DriftKind.Spread);
        verdict.Explanation.ShouldMatch("noise of (0\\.[89]\\d?|1(\\.[01]\\d?)?) standard deviations|x1\\.[34]");
    }

    [Fact]
    public void A_limit_that_holds_values_back_is_named()
    {
        Judge(3, (value, _) => Math.Min(value, 55)).Explanation.ShouldContain("values above 55 are 55");
        Judge(3, (value, _) => Math.Max(value, 45)).Explanation.ShouldContain("values below 45 are 45");
        Judge(3, (value, _) => Math.Clamp(value, 45, 55)).Explanation.ShouldContain("values beyond 45 to 55 are the limits");
    }

    [Fact]
    public void A_cut_that_drops_what_is_beyond_a_limit_is_no_clipping()
    {
        var random = new Random(4);
        var windows = new Windows(1, Values(random, 5_000));
        windows.Judge(Values(random, 2_000).Where(row => row[0] < 52))["x0"].Kind.ShouldNotBe(DriftKind.Clipping);
    }

    [Theory]
    [InlineData(47)]
    [InlineData(-1)]
    [InlineData(999)]
    public void A_value_that_comes_too_often_is_named_wherever_it_lies(double stuck)
    {
        var verdict = Judge(5, (value, random) => random.NextDouble() < 0.4 ? stuck : value);
        verdict.Kind.ShouldBe(DriftKind.Stuck);
        verdict.Explanation.ShouldContain("of the values are near " + stuck);
    }

    [Fact]
    public void One_value_only_is_constant()
    {
        var verdict = Judge(6, (_, _) => 47);
        verdict.Kind.ShouldBe(DriftKind.Constant);
        verdict.Explanation.ShouldContain("all values are 47");
    }

    [Fact]
    public void Scattered_values_beyond_the_baseline_are_out_of_range()
    {
        var verdict = Judge(7, (value, random) => random.NextDouble() < 0.1 ? 200 + (100 * random.NextDouble()) : value);
        verdict.Kind.ShouldBe(DriftKind.OutOfRange);
    }

    [Fact]
    public void Degrees_are_known_by_factor_and_offset()
    {
        Judge(8, (value, _) => (1.8 * value) + 32).Explanation.ShouldContain("scale x1.8 + 32 (degrees Celsius to Fahrenheit)");
        Judge(8, (value, _) => value + 273.15).Explanation.ShouldContain("every value shifted by +273.15 (degrees Celsius to kelvin)");
    }

    [Theory]
    [InlineData(5, "+5 of 24")]
    [InlineData(16, "-8 of 24")]
    public void Hours_of_another_time_zone_have_gone_round(int by, string amount)
    {
        var random = new Random(9);
        var windows = new Windows(1, Hours(random, 5_000));
        var verdict = windows.Judge(Hours(random, 1_000).Select(row => new[] { (row[0] + by) % 24 }))["x0"];
        verdict.Kind.ShouldBe(DriftKind.CyclicShift);
        verdict.Explanation.ShouldContain("moved around its circle by " + amount);
    }

    [Fact]
    public void Codes_in_another_order_have_changed_places()
    {
        var random = new Random(10);
        double[] order = [3, 1, 2];
        var windows = new Windows(1, Codes(random, 5_000));
        var verdict = windows.Judge(Codes(random, 1_000).Select(row => new[] { order[(int)row[0] - 1] }))["x0"];
        verdict.Kind.ShouldBe(DriftKind.PermutedCategories);
        verdict.Explanation.ShouldContain("1 has become 3");
    }

    /// <summary>
    /// What is hardly a change would fit many names. Of unchanged windows one in a hundred is named (Kolmogorov); more than
    /// five of a hundred are with a chance of 5e-4 (binomial).
    /// </summary>
    [Fact]
    public void What_may_be_chance_is_not_given_a_name()
    {
        var random = new Random(11);
        var windows = new Windows(1, Values(random, 5_000));
        var column = windows.Baseline.Columns[0];
        var kinds = Enumerable.Range(0, 100).Select(_ => ShapeCauses.Explain(
            column, (NumericLayout)column.Layout, windows.Count(Values(random, 500)).Columns[0], "moved").Kind).ToList();
        kinds.Count(kind => kind != DriftKind.Distribution).ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void What_is_told_of_a_window_does_not_depend_on_the_order_of_its_rows()
    {
        var random = new Random(12);
        var windows = new Windows(1, Values(random, 5_000));
        double[][] rows = [.. Values(random, 1_000).Select(row => new[] { random.NextDouble() < 0.3 ? 47 : row[0] })];
        var first = windows.Judge(rows)["x0"];
        random.Shuffle(rows);
        windows.Judge(rows)["x0"].Kind.ShouldBe(first.Kind);
    }

    private static ColumnVerdict Judge(int seed, Func<double, Random, double> change)
    {
        var random = new Random(seed);
        var windows = new Windows(1, Values(random, 5_000));
        return windows.Judge(Values(random, 1_000).Select(row => new[] { change(row[0], random) }))["x0"];
    }

    private static IEnumerable<double[]> Values(Random random, int rows) => Windows.Normal(random, rows, 1, mean: 50, deviation: 10);

    /// <summary>Few at night, most in the afternoon.</summary>
    private static IEnumerable<double[]> Hours(Random random, int rows) => Enumerable.Range(0, rows)
        .Select(_ => new[] { Math.Floor(24 * Math.Pow(random.NextDouble(), 0.6)) });

    private static IEnumerable<double[]> Codes(Random random, int rows) => Enumerable.Range(0, rows)
        .Select(_ => random.NextDouble()).Select(u => new[] { u < 0.6 ? 1d : u < 0.9 ? 2 : 3 });
}
