namespace ModelMonitor.Statistics.Tests;

public sealed class TwoProportionZTests
{
    private static readonly ReferenceFile Reference = new("proportions");

    public static TheoryData<string> Cases => Reference.NamesWhere((name, _) => name.StartsWith("two_", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_agrees_with_statsmodels(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        Agrees("ztest_pooled_two_sided", Alternative.TwoSided, pooled: true);
        Agrees("ztest_pooled_larger", Alternative.Greater, pooled: true);
        Agrees("ztest_pooled_smaller", Alternative.Less, pooled: true);
        Agrees("ztest_unpooled_two_sided", Alternative.TwoSided, pooled: false);

        void Agrees(string test, Alternative alternative, bool pooled)
        {
            if (!Reference[name].GetProperty("expected").TryGetProperty(test, out var expected))
            {
                return;
            }
            var result = TwoProportionZ.Test(
                (long)inputs.Number("count1"), (long)inputs.Number("n1"),
                (long)inputs.Number("count2"), (long)inputs.Number("n2"), alternative, pooled);
            (result.Alternative, result.IsPooled).ShouldBe((alternative, pooled));
            if (expected.Has("error") || double.IsNaN(expected.Number("z")))
            {
                // Without any variance statsmodels divides 0 by 0.
                (result.Z, result.PValue, result.CohensH).ShouldBe((0, 1, 0));
                return;
            }
            result.Z.ShouldBeWithin(expected.Number("z"), 1e-9, what: "z");
            result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 1e-300, what: test);
        }
    }

    [Fact]
    public void Never_against_always_is_certain_without_pooling()
    {
        var result = TwoProportionZ.Test(0, 5, 7, 7, pooled: false);
        (result.Z, result.PValue).ShouldBe((double.NegativeInfinity, 0));
        TwoProportionZ.Test(0, 5, 7, 7, Alternative.Greater, pooled: false).PValue.ShouldBe(1);
    }

    [Fact]
    public void Golden_value()
    {
        var result = TwoProportionZ.Test(12, 100, 24, 110);
        result.Z.ShouldBe(-1.885433354, 1e-9);
        result.PValue.ShouldBe(0.059371354, 1e-9);
        result.CohensH.ShouldBe(2 * Math.Asin(Math.Sqrt(0.12)) - 2 * Math.Asin(Math.Sqrt(24.0 / 110)), 1e-15);
        (result.FirstTrials, result.SecondTrials).ShouldBe((100, 110));
    }

    [Fact]
    public void Effect_reaches_pi_between_never_and_always()
    {
        CohensH.Of(1, 0).ShouldBe(Math.PI, 1e-15);
        CohensH.Of(0.5, 0.5).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => CohensH.Of(0.2, double.NaN)).ParamName.ShouldBe("p2");
    }

    [Fact]
    public void Bad_counts_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TwoProportionZ.Test(1, 0, 1, 2)).ParamName.ShouldBe("n1");
        Should.Throw<ArgumentOutOfRangeException>(() => TwoProportionZ.Test(1, 2, 3, 2)).ParamName.ShouldBe("k2");
        Should.Throw<ArgumentOutOfRangeException>(() => TwoProportionZ.Test(-1, 2, 1, 2)).ParamName.ShouldBe("k1");
    }
}
