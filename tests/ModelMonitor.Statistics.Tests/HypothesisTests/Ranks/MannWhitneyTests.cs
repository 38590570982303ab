namespace ModelMonitor.Statistics.Tests;

public sealed class MannWhitneyTests
{
    public static TheoryData<string> Exact => TwoSampleReference.With("mannwhitneyu_exact");

    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Asymptotic_test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "mannwhitneyu_asymptotic_cc");

        var result = MannWhitney.Test(x, y, PValueMethod.Asymptotic);

        result.U.ShouldBe(expected.Number("statistic_u1"));
        MannWhitney.Test(y, x).U.ShouldBe(expected.Number("statistic_u2"));
        // Of equal values only scipy divides 0 by 0.
        var plain = TwoSampleReference.Expected(name, "mannwhitneyu_asymptotic_nocc");
        (plain.Number("statistic_u1"), plain.Number("statistic_u2")).ShouldBe((result.U, expected.Number("statistic_u2")));
        var uncorrected = plain.Number("pvalue");
        MannWhitney.Test(x, y, PValueMethod.Asymptotic, continuity: false).PValue
            .ShouldBeWithin(double.IsNaN(uncorrected) ? 1 : uncorrected, 1e-9, absolute: 1e-300, what: "p without correction");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 1e-300, what: "p");
        result.Superiority.ShouldBe(result.U / ((double)x.Length * y.Length), 1e-15);
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Exact_test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "mannwhitneyu_exact");

        var result = MannWhitney.Test(x, y, PValueMethod.Exact);

        (result.U, MannWhitney.Test(y, x).U).ShouldBe((expected.Number("statistic_u1"), expected.Number("statistic_u2")));
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 0, what: "p");
    }

    [Fact]
    public void Golden_values()
    {
        var (x, y) = TwoSampleReference.Golden;
        var result = MannWhitney.Test(x, y);
        result.U.ShouldBe(14);
        result.Method.ShouldBe(PValueMethod.Exact);
        result.PValue.ShouldBe(0.120590521, 1e-9);
        MannWhitney.Test(x, y, PValueMethod.Asymptotic).PValue.ShouldBe(0.118212288, 1e-9);
    }

    [Fact]
    public void Superiority_is_the_area_under_the_ROC_curve()
        => MannWhitney.Test([0.9, 0.8, 0.7, 0.6, 0.55, 0.4], [0.5, 0.45, 0.4, 0.3, 0.2, 0.65]).Superiority.ShouldBe(0.847222222, 1e-9);

    [Fact]
    public void Cells_are_the_tied_form_of_the_same_test()
    {
        double[] x = [1, 1, 2, 3, 3, 5], y = [1, 2, 2, 4, 5, 5, 5];
        var raw = MannWhitney.Test(x, y);
        var cells = MannWhitney.FromCells([2, 1, 2, 0, 1], [1, 2, 0, 1, 3]);
        (cells.U, cells.PValue, cells.Superiority).ShouldBe((raw.U, raw.PValue, raw.Superiority));
        raw.SuperiorityError.ShouldBe(0);
        MannWhitney.FromCells([2, 1, 2, 0, 1], [1, 2, 0, 1, 3], continuity: false).PValue
            .ShouldBe(MannWhitney.Test(x, y, continuity: false).PValue);
    }

    [Fact]
    public void The_effect_of_cells_is_within_its_error()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var (baseline, live) = Cells.Of(pair.X, pair.Y, cells: 8);
            var raw = MannWhitney.Test(pair.X, pair.Y);
            var cells = MannWhitney.FromCells(baseline.Counts, live.Counts);
            return Math.Abs(raw.Superiority - cells.Superiority) <= cells.SuperiorityError + 1e-12
                && raw.PValue is >= 0 and <= 1 && cells.PValue is >= 0 and <= 1
                && Math.Abs(MannWhitney.Test(pair.Y, pair.X).PValue - raw.PValue) < 1e-9;
        });

    [Fact]
    public void Equal_values_cannot_differ() => MannWhitney.Test([2.0, 2, 2], [2.0, 2]).PValue.ShouldBe(1);

    [Fact]
    public void Bad_samples_are_named()
    {
        Should.Throw<ArgumentException>(() => MannWhitney.Test([1.0], [])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => MannWhitney.FromCells([0], [1])).ParamName.ShouldBe("baseline");
    }
}
