namespace ModelMonitor.Statistics.Tests;

public sealed class GTestTests
{
    private static readonly ReferenceFile Reference = new("contingency_tests");

    public static TheoryData<string> Tables => Reference.NamesWhere((name, item) => item.TryExpected("g_test_no_williams", out _));

    public static TheoryData<string> Distributions => Reference.NamesWhere((name, item) => item.TryExpected("g_test", out _));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Test_of_a_table_agrees_with_scipy(string name)
    {
        var rows = Reference[name].GetProperty("inputs").GetProperty("table").EnumerateArray().ToArray();
        long[] table = [.. rows.SelectMany(row => row.EnumerateArray().Select(cell => cell.GetInt64()))];
        var expected = Reference[name].GetProperty("expected").GetProperty("g_test_no_williams");

        var result = GTest.Test(table, rows[0].GetArrayLength());

        result.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-9, what: "G");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 1e-300, what: "p");
        result.DegreesOfFreedom.ShouldBe((int)expected.Number("dof"));
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Goodness_of_fit_agrees_with_scipy(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        var expected = Reference[name].GetProperty("expected").GetProperty("g_test");

        var result = GTest.GoodnessOfFit(inputs.Counts("observed"), inputs.Numbers("expected_proportions"));

        result.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-9, what: "G");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, what: "p");
        result.DegreesOfFreedom.ShouldBe((int)expected.Number("dof"));
    }

    [Fact]
    public void Golden_values()
    {
        var result = GTest.Test([50, 30, 20, 30, 40, 35], 3);
        result.Statistic.ShouldBe(10.508132824, 1e-9);
        result.PValue.ShouldBe(0.005226223, 1e-9);
    }

    [Fact]
    public void An_observed_category_of_no_share_is_impossible()
        => GTest.GoodnessOfFit([5, 1], [1, 0]).PValue.ShouldBe(0);
}
