namespace ModelMonitor.Statistics.Tests;

public sealed class MannKendallTests
{
    [Fact]
    public void A_series_is_tested_as_by_all_its_pairs()
    {
        var random = new Random(1);
        foreach (var size in new[] { 40, 90 })
        {
            // Few distinct values, so that there are ties.
            double[] values = [.. Enumerable.Range(0, size).Select(i => Math.Round(random.NextDouble() * 8 + i * 0.03))];
            var (s, slopes) = (0, new List<double>());
            for (var i = 0; i < size; i++)
            {
                for (var j = i + 1; j < size; j++)
                {
                    s += Math.Sign(values[j] - values[i]);
                    slopes.Add((values[j] - values[i]) / (j - i));
                }
            }
            slopes.Sort();
            var ties = values.GroupBy(value => value).Sum(group => group.Count() * (group.Count() - 1.0) * (2 * group.Count() + 5));
            var variance = (size * (size - 1.0) * (2 * size + 5) - ties) / 18;
            var tied = values.GroupBy(value => value).Sum(group => group.Count() * (group.Count() - 1.0) / 2);
            var pairs = size * (size - 1.0) / 2;

            var result = MannKendall.Test(values);

            result.PValue.ShouldBe(Tails.NormalTwoSided(s / Math.Sqrt(variance)), 1e-12);
            result.Tau.ShouldBe(s / Math.Sqrt(pairs * (pairs - tied)), 1e-12);
            result.Slope.ShouldBe((slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2, 1e-12);
            (result.Size, result.Method).ShouldBe((size, PValueMethod.Asymptotic));
        }
    }

    [Fact]
    public void Few_values_are_tested_exactly()
    {
        double[] values = [1.2, 0.7, 1.9, 1.5, 2.4, 2.2];
        // Of all 720 orders, those with at least as many more pairs one way than the other.
        var observed = Math.Abs(Excess(values));
        var all = Orders(values).ToArray();
        var expected = all.Count(order => Math.Abs(Excess(order)) >= observed) / (double)all.Length;
        MannKendall.Test(values).PValue.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void A_straight_line_has_its_slope_and_an_outlier_does_not_matter()
    {
        double[] values = [.. Enumerable.Range(0, 31).Select(i => 5 - 0.25 * i)];
        var line = MannKendall.Test(values);
        (line.Tau, line.Slope).ShouldBe((-1, -0.25));
        line.PValue.ShouldBeLessThan(1e-9);
        values[15] = 1e6;
        MannKendall.Test(values).Slope.ShouldBe(-0.25, 0.02);
        MannKendall.Test(values).PValue.ShouldBeLessThan(1e-6);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(60)]
    public void Without_a_trend_levels_are_kept(int size)
        => NullUniformity.ShouldKeepUsualLevels(
            random => MannKendall.Test([.. Enumerable.Range(0, size).Select(_ => random.NextDouble())]).PValue, seed: 2);

    [Fact]
    public void Equal_values_have_no_trend()
    {
        var result = MannKendall.Test([3, 3, 3]);
        (result.PValue, result.Slope).ShouldBe((1, 0));
        result.Tau.ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_series_are_named()
    {
        Should.Throw<ArgumentException>(() => MannKendall.Test([1])).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => MannKendall.Test([1, double.NaN])).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => MannKendall.Test(new double[MannKendall.LargestSize + 1])).ParamName.ShouldBe("values");
    }

    private static int Excess(double[] values)
        => Enumerable.Range(0, values.Length).Sum(i => values.Skip(i + 1).Sum(later => Math.Sign(later - values[i])));

    private static IEnumerable<double[]> Orders(double[] values)
        => values.Length == 1 ? [values] : values.SelectMany(first => Orders([.. values.Where(v => v != first)]).Select(rest => (double[])[first, .. rest]));
}
