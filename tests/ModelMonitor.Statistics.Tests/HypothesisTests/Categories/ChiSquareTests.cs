using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class ChiSquareTests
{
    private static readonly ReferenceFile Reference = new("contingency_tests");

    public static TheoryData<string> Tables => Reference.NamesWhere((name, item) => item.TryExpected("chi2_no_yates", out _));

    public static TheoryData<string> YatesTables => Reference.NamesWhere((name, item) => item.TryExpected("chi2_yates", out _));

    public static TheoryData<string> Distributions => Reference.NamesWhere((name, item) => item.TryExpected("chisquare", out _));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Test_of_a_table_agrees_with_scipy(string name)
    {
        var (table, rows, columns) = Table(name);
        var expected = Reference[name].GetProperty("expected");
        var result = ChiSquare.Test(table, columns);

        Agrees(result, expected.GetProperty("chi2_no_yates"));
        var uncorrectedV = Math.Sqrt(result.Statistic / result.Total / Math.Min(rows - 1, columns - 1));
        uncorrectedV.ShouldBeWithin(expected.Number("cramers_v"), 1e-9, what: "V");
        result.CramersV.ShouldBeLessThanOrEqualTo(uncorrectedV + 1e-12);
    }

    [Theory]
    [MemberData(nameof(YatesTables))]
    public void Continuity_correction_agrees_with_scipy(string name)
    {
        var (table, _, columns) = Table(name);
        Agrees(ChiSquare.Test(table, columns, yates: true), Reference[name].GetProperty("expected").GetProperty("chi2_yates"));
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Goodness_of_fit_agrees_with_scipy(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        Agrees(
            ChiSquare.GoodnessOfFit(inputs.Counts("observed"), inputs.Numbers("expected_proportions")),
            Reference[name].GetProperty("expected").GetProperty("chisquare"));
    }

    [Fact]
    public void An_empty_category_is_dropped()
    {
        var with = ChiSquare.Test([50, 50, 0, 40, 60, 0], 3);
        with.ShouldBe(ChiSquare.Test([50, 50, 40, 60], 2));
        ChiSquare.Homogeneity([50, 50, 0], [40, 60, 0]).PValue.ShouldBeWithin(with.PValue, 1e-12);
    }

    [Fact]
    public void Homogeneity_is_the_test_of_the_table_when_no_category_is_sparse()
    {
        long[] baseline = [50, 30, 20], live = [30, 40, 35];
        var result = ChiSquare.Homogeneity(baseline, live);
        result.Statistic.ShouldBe(10.403718306, 1e-9);
        result.PValue.ShouldBe(0.005506318, 1e-9);
        result.DegreesOfFreedom.ShouldBe(2);
        result.PooledCells.ShouldBe(0);
        result.Exact.ShouldBeFalse();
        result.CramersV.ShouldBeWithin(ChiSquare.Test([.. baseline, .. live], 3).CramersV, 1e-12);
    }

    [Fact]
    public void Bias_corrected_effect_follows_Bergsma()
    {
        // φ² = 10.4037/205 − 2/204, r̃ = 2 − 1/204, K̃ = 3 − 4/204.
        var expected = Math.Sqrt((10.403718306 / 205 - 2.0 / 204) / (1 - 1.0 / 204));
        ChiSquare.Homogeneity([50, 30, 20], [30, 40, 35]).CramersV.ShouldBe(expected, 1e-9);
        ChiSquare.Homogeneity([500, 500], [501, 499]).CramersV.ShouldBe(0);
    }

    [Fact]
    public void Sparse_categories_are_pooled_into_one()
    {
        // Of 200 rows, categories with fewer than 10 in all expect fewer than 5 in each side.
        var result = ChiSquare.Homogeneity([60, 30, 4, 3, 3], [55, 35, 2, 5, 3]);
        var pooled = ChiSquare.Test([60, 30, 10, 55, 35, 10], 3);
        result.PooledCells.ShouldBe(3);
        result.DegreesOfFreedom.ShouldBe(2);
        result.Statistic.ShouldBeWithin(pooled.Statistic, 1e-12);
        result.PValue.ShouldBeWithin(pooled.PValue, 1e-12);
    }

    [Fact]
    public void An_expected_count_of_exactly_five_is_enough()
    {
        var result = ChiSquare.Homogeneity([60, 36, 4], [64, 30, 6]);
        (result.PooledCells, result.DegreesOfFreedom).ShouldBe((0, 2));
        result.Statistic.ShouldBeWithin(ChiSquare.Test([60, 36, 4, 64, 30, 6], 3).Statistic, 1e-12);
    }

    [Fact]
    public void A_pool_that_is_still_sparse_takes_the_smallest_category_with_it()
    {
        var result = ChiSquare.Homogeneity([50, 40, 8, 2], [60, 25, 12, 3]);
        result.PooledCells.ShouldBe(2);
        result.Statistic.ShouldBeWithin(ChiSquare.Test([50, 40, 10, 60, 25, 15], 3).Statistic, 1e-12);
    }

    [Fact]
    public void Fewer_than_two_dense_categories_are_tested_exactly()
    {
        var result = ChiSquare.Homogeneity([98, 1, 1, 0], [93, 3, 2, 2]);
        result.Exact.ShouldBeTrue();
        result.PooledCells.ShouldBe(3);
        result.PValue.ShouldBe(FisherExact.Test(98, 2, 93, 7).PValue);
        var two = ChiSquare.Homogeneity([13, 9], [17, 4]);
        two.Exact.ShouldBeFalse();
        ChiSquare.Homogeneity([3, 1], [1, 3]).PValue.ShouldBe(FisherExact.Test(3, 1, 1, 3).PValue);
    }

    [Fact]
    public void Two_categories_give_the_p_value_of_the_z_test()
        => ChiSquare.Homogeneity([120, 880], [260, 840]).PValue
            .ShouldBeWithin(TwoProportionZ.Test(120, 1000, 260, 1100).PValue, 1e-9, absolute: 0);

    [Fact]
    public void A_single_category_cannot_differ()
    {
        var result = ChiSquare.Homogeneity([10, 0], [30, 0]);
        (result.Statistic, result.PValue, result.DegreesOfFreedom, result.CramersV).ShouldBe((0, 1, 0, 0));
        ChiSquare.Test([5, 7], 2).PValue.ShouldBe(1);
    }

    [Fact]
    public void A_new_category_is_seen()
        => ChiSquare.Homogeneity([500, 500, 0], [400, 450, 150]).PValue.ShouldBeLessThan(1e-20);

    [Fact]
    public void Homogeneity_is_symmetric_and_a_probability()
        => Properties.Check(Properties.CountPairs, pair =>
        {
            var forward = ChiSquare.Homogeneity(pair.Baseline, pair.Live);
            var backward = ChiSquare.Homogeneity(pair.Live, pair.Baseline);
            return Math.Abs(forward.PValue - backward.PValue) < 1e-9
                && forward.PValue is >= 0 and <= 1 && forward.CramersV is >= 0 and <= 1 && forward.Statistic >= 0;
        });

    [Fact]
    public void Goodness_of_fit_refuses_a_category_of_no_share()
    {
        var result = ChiSquare.GoodnessOfFit([5, 1], [1, 0]);
        result.Statistic.ShouldBe(double.PositiveInfinity);
        result.PValue.ShouldBe(0);
        ChiSquare.GoodnessOfFit([5, 0], [1, 0]).PValue.ShouldBe(1);
    }

    [Fact]
    public void Bad_tables_are_named()
    {
        Should.Throw<ArgumentException>(() => ChiSquare.Test([1, 2, 3], 2)).ParamName.ShouldBe("table");
        Should.Throw<ArgumentException>(() => ChiSquare.Test([0, 0], 2)).ParamName.ShouldBe("table");
        Should.Throw<ArgumentOutOfRangeException>(() => ChiSquare.Test([1, 2], 0)).ParamName.ShouldBe("columns");
        Should.Throw<ArgumentException>(() => ChiSquare.Homogeneity([1, 2], [1])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => ChiSquare.GoodnessOfFit([1, 2], [1])).ParamName.ShouldBe("expectedShares");
        Should.Throw<ArgumentException>(() => ChiSquare.GoodnessOfFit([1, 2], [0, 0])).ParamName.ShouldBe("expectedShares");
    }

    private static void Agrees(ChiSquareResult actual, JsonElement expected)
    {
        actual.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-9, what: "X²");
        actual.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 1e-300, what: "p");
        actual.DegreesOfFreedom.ShouldBe((int)expected.Number("dof"));
    }

    private static (long[] Table, int Rows, int Columns) Table(string name)
    {
        var rows = Reference[name].GetProperty("inputs").GetProperty("table").EnumerateArray().ToArray();
        return ([.. rows.SelectMany(row => row.EnumerateArray().Select(cell => cell.GetInt64()))], rows.Length, rows[0].GetArrayLength());
    }

    [Fact]
    public void The_largest_counts_of_both_sides_can_be_added()
    {
        ChiSquare.Homogeneity([long.MaxValue / 2], [long.MaxValue / 2]).Total.ShouldBe(long.MaxValue - 1);
        Should.Throw<ArgumentException>(() => ChiSquare.Homogeneity([1L << 62], [1L << 62])).Message.ShouldContain("common factor");
    }
}
