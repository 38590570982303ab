namespace ModelMonitor.Statistics.Tests;

public sealed class MeanIntervalTests
{
    private static readonly ReferenceFile Reference = new("univariate");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("mean_ci95_t"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Error_and_interval_agree_with_scipy(string name)
    {
        var expected = Reference[name].GetProperty("expected");
        var interval = MeanInterval.Of(Moments(Reference[name].GetProperty("inputs").Numbers("x")));

        // At an offset of 1e9 doubles are 1e-7 apart and the running mean is rounded to that.
        var tolerance = name.StartsWith("offset", StringComparison.Ordinal) ? 1e-7 : 1e-9;
        interval.StandardError.ShouldBeWithin(expected.Number("standard_error_mean"), tolerance, what: "standard error");
        interval.Low.ShouldBeWithin(expected.GetProperty("mean_ci95_t").Number("low"), tolerance, what: "low");
        interval.High.ShouldBeWithin(expected.GetProperty("mean_ci95_t").Number("high"), tolerance, what: "high");
    }

    // Tables of Student's law, and closed forms: Cauchy for one degree of freedom, t = c·√(2/(1 − c²)) for two.
    [Theory]
    [InlineData(0.95, 1, 12.706204736174703)]
    [InlineData(0.999999, 1, 636619.77236705774)]
    [InlineData(0.5, 1, 1)]
    [InlineData(0.95, 2, 4.3026527297494639)]
    [InlineData(0.95, 10, 2.2281388519649385)]
    [InlineData(0.99, 30, 2.7499956535672255)]
    [InlineData(0.95, 1e9, 1.9599639864)]
    public void Critical_values_agree_with_tables(double confidence, double degrees, double expected)
        // Large degrees of freedom lose digits in the logarithm of the gamma function.
        => StudentDistribution.Critical(confidence, degrees).ShouldBeWithin(expected, degrees > 1e6 ? 1e-6 : 1e-9);

    [Fact]
    public void One_value_says_nothing_of_the_mean()
    {
        var interval = MeanInterval.Of(Moments([3]));
        interval.ShouldBe(new MeanInterval(3, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1));
        MeanInterval.Of(new RunningMoments()).Mean.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_constant_sample_has_no_error()
        => MeanInterval.Of(Moments([2, 2, 2])).ShouldBe(new MeanInterval(2, 0, 2, 2, 3));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_confidence_outside_the_unit_interval_is_refused(double confidence)
        => Should.Throw<ArgumentOutOfRangeException>(() => MeanInterval.Of(Moments([1, 2]), confidence)).ParamName.ShouldBe("confidence");

    private static RunningMoments Moments(double[] values)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }
        return moments;
    }
}
