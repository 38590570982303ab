namespace ModelMonitor.Statistics.Tests;

public sealed class EppsSingletonTests
{
    // Two different constants have no covariance at all; scipy divides rounding errors there.
    public static TheoryData<string> Cases => TwoSampleReference.With("epps_singleton_2samp", except: "both_constant_different");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "epps_singleton_2samp");

        var result = EppsSingleton.Test(x, y);

        // The inverse of a covariance of condition 1e4 loses four digits.
        result.Statistic.ShouldBeWithin(expected.Number("statistic"), TwoSampleReference.Tolerance(name, 1e-9), what: "W");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), TwoSampleReference.Tolerance(name, 1e-7), absolute: 1e-300, what: "p");
    }

    [Fact]
    public void Golden_values()
    {
        var (x, y) = TwoSampleReference.Golden;
        var result = EppsSingleton.Test(x, y);
        result.Statistic.ShouldBe(2.834244172, 1e-8);
        result.PValue.ShouldBe(0.585936138, 1e-8);
        result.DegreesOfFreedom.ShouldBe(4);
    }

    [Fact]
    public void Data_without_an_interquartile_range_are_not_tested()
    {
        var result = EppsSingleton.Test([1, 1, 1, 1, 1, 9], [1, 1, 1, 1, 1]);
        (result.Statistic, result.DegreesOfFreedom, result.PValue).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Different_constants_differ_for_certain()
    {
        var result = EppsSingleton.Test([1, 1, 1, 1, 1], [2, 2, 2, 2, 2]);
        (result.Statistic, result.PValue).ShouldBe((double.PositiveInfinity, 0));
    }

    [Fact]
    public void Two_distinct_values_leave_one_degree_of_freedom()
        => EppsSingleton.Test([0, 1, 0, 1, 1, 0], [1, 1, 0, 1, 0, 0]).DegreesOfFreedom.ShouldBe(1);

    [Fact]
    public void Too_few_values_are_named()
        => Should.Throw<ArgumentException>(() => EppsSingleton.Test([1, 2, 3, 4, 5], [1, 2, 3, 4])).ParamName.ShouldBe("y");
}
