namespace ModelMonitor.Statistics.Tests;

public sealed class FisherExactTests
{
    private static readonly ReferenceFile Reference = new("contingency_tests");

    public static TheoryData<string> Cases => Reference.NamesWhere((name, item) => item.TryExpected("fisher_exact_two_sided", out _));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_agrees_with_scipy(string name)
    {
        var rows = Reference[name].GetProperty("inputs").GetProperty("table");
        var expected = Reference[name].GetProperty("expected");
        Agrees(Alternative.TwoSided, "fisher_exact_two_sided");
        Agrees(Alternative.Less, "fisher_exact_less");
        Agrees(Alternative.Greater, "fisher_exact_greater");

        void Agrees(Alternative alternative, string test)
        {
            var result = FisherExact.Test(
                rows[0][0].GetInt64(), rows[0][1].GetInt64(), rows[1][0].GetInt64(), rows[1][1].GetInt64(), alternative);
            result.OddsRatio.ShouldBeWithin(expected.GetProperty(test).Number("odds_ratio"), 1e-12, what: "odds ratio");
            result.PValue.ShouldBeWithin(expected.GetProperty(test).Number("pvalue"), 1e-8, absolute: 1e-300, what: test);
            result.Alternative.ShouldBe(alternative);
        }
    }

    [Fact]
    public void Golden_value_of_rational_arithmetic() => FisherExact.Test(12, 88, 24, 86).PValue.ShouldBe(0.06809320728805213, 1e-14);

    [Fact]
    public void The_lady_tasting_tea()
    {
        // 1 + 16 + 36 + 16 + 1 = 70 tables of margins 4, 4: 34/70 are no more probable than 3 right, 17/70 at least as right.
        var result = FisherExact.Test(3, 1, 1, 3);
        result.PValue.ShouldBe(34.0 / 70, 1e-15);
        FisherExact.Test(3, 1, 1, 3, Alternative.Greater).PValue.ShouldBe(17.0 / 70, 1e-15);
        FisherExact.Test(3, 1, 1, 3, Alternative.Less).PValue.ShouldBe(69.0 / 70, 1e-15);
        result.OddsRatio.ShouldBe(9);
    }

    [Fact]
    public void An_empty_margin_tells_nothing()
    {
        FisherExact.Test(0, 0, 3, 4).PValue.ShouldBe(1);
        FisherExact.Test(0, 5, 0, 4).PValue.ShouldBe(1);
        FisherExact.Test(0, 0, 0, 0).PValue.ShouldBe(1);
    }

    [Fact]
    public void Far_tails_of_large_tables_neither_overflow_nor_turn_negative()
    {
        var result = FisherExact.Test(5_000, 0, 0, 5_000);
        result.PValue.ShouldBeInRange(0, 1e-300);
        FisherExact.Test(5_000, 0, 0, 5_000, Alternative.Less).PValue.ShouldBe(1);
        FisherExact.Test(1_000_000_000, 2_000_000_000, 1, 3).PValue.ShouldBe(1, 1e-6);
        FisherExact.Test(2_000_000_000, 0, 0, 2_000_000_000).PValue.ShouldBeInRange(0, 1e-300);
    }

    [Fact]
    public void Negative_counts_are_named()
        => Should.Throw<ArgumentOutOfRangeException>(() => FisherExact.Test(1, 2, -1, 4)).ParamName.ShouldBe("c");

    [Fact]
    public void Counts_that_overflow_their_sum_are_refused()
        => Should.Throw<ArgumentException>(() => FisherExact.Test(long.MaxValue, 1, 1, long.MaxValue)).Message.ShouldContain("common factor");
}
