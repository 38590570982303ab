namespace ModelMonitor.Statistics.Tests;

public sealed class AndersonDarlingTests
{
    public static TheoryData<string> Cases => TwoSampleReference.With("anderson_ksamp_midrank");

    public static TheoryData<string> RightContinuousCases => TwoSampleReference.With("anderson_ksamp_right");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_agrees_with_scipy(string name) => Agrees(name, "anderson_ksamp_midrank", midRanks: true);

    [Theory]
    [MemberData(nameof(RightContinuousCases))]
    public void Right_continuous_test_agrees_with_scipy(string name) => Agrees(name, "anderson_ksamp_right", midRanks: false);

    [Fact]
    public void Golden_values()
    {
        var (x, y) = TwoSampleReference.Golden;
        var result = AndersonDarling.Test(x, y);
        result.ASquared.ShouldBe(1.659298376, 1e-9);
        result.Statistic.ShouldBe(0.974847317, 1e-9);
        result.PValue.ShouldBe(0.1295947, 1e-7);
    }

    [Fact]
    public void Cells_are_the_tied_form_of_the_same_test()
    {
        double[] x = [1, 1, 2, 3, 3, 5], y = [1, 2, 2, 4, 5, 5, 5];
        AndersonDarling.FromCells([2, 1, 2, 0, 0, 1], [1, 2, 0, 1, 0, 3]).ShouldBe(AndersonDarling.Test(x, y));
    }

    [Fact]
    public void Large_counts_cost_no_more_than_small_ones()
    {
        // The statistic of ten times the counts is ten times as far above its mean; the variance hardly moves.
        var large = AndersonDarling.FromCells([1_000_000_000, 1_000_000_000], [1_000_100_000, 999_900_000]);
        large.Statistic.ShouldBeInRange(5, 50);
        large.PValue.ShouldBe(0.001);
    }

    [Fact]
    public void One_distinct_value_cannot_differ()
    {
        var result = AndersonDarling.Test([2.0, 2], [2.0, 2, 2]);
        (result.Statistic, result.PValue, result.IsClamped).ShouldBe((0, 0.25, true));
        AndersonDarling.Test([2.0, 2], [2.0, 2, 2], midRanks: false).ShouldBe(result);
    }

    [Fact]
    public void The_test_is_symmetric()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            if (pair.X.Length + pair.Y.Length < 4)
            {
                return true;
            }
            var forward = AndersonDarling.Test(pair.X, pair.Y);
            var backward = AndersonDarling.Test(pair.Y, pair.X);
            return Math.Abs(forward.Statistic - backward.Statistic) <= 1e-9 * Math.Max(1, Math.Abs(forward.Statistic))
                && forward.PValue is >= 0.001 and <= 0.25;
        });

    [Fact]
    public void Too_few_values_are_named()
    {
        Should.Throw<ArgumentException>(() => AndersonDarling.Test([1.0], [1.0, 2])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => AndersonDarling.FromCells([1], [1])).ParamName.ShouldBe("live");
    }

    private static void Agrees(string name, string test, bool midRanks)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, test);

        var result = AndersonDarling.Test(x, y, midRanks);

        result.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-9, what: "T");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-7, what: "p");
        result.IsClamped.ShouldBe(expected.GetProperty("pvalue_capped").GetBoolean());
    }
}
