namespace ModelMonitor.Statistics.Tests;

public sealed class EmpiricalLogitTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(3, 10)]
    [InlineData(10, 10)]
    [InlineData(1, 1_000_000_000)]
    public void The_transform_is_the_logit_of_the_rate_with_half_a_count_added(long successes, long trials)
    {
        var rate = (successes + 0.5) / (trials + 1);
        EmpiricalLogit.Of(successes, trials).ShouldBeWithin(Math.Log(rate / (1 - rate)), 1e-9);
        EmpiricalLogit.Rate(EmpiricalLogit.Of(successes, trials)).ShouldBeWithin(rate, 1e-12);
    }

    [Fact]
    public void Rates_stay_within_the_unit_interval()
    {
        EmpiricalLogit.Of(5, 10).ShouldBe(0);
        EmpiricalLogit.Rate(double.NegativeInfinity).ShouldBe(0);
        EmpiricalLogit.Rate(double.PositiveInfinity).ShouldBe(1);
        EmpiricalLogit.Rate(-1000).ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => EmpiricalLogit.Of(0, 0)).ParamName.ShouldBe("trials");
        Should.Throw<ArgumentOutOfRangeException>(() => EmpiricalLogit.Of(-1, 1)).ParamName.ShouldBe("successes");
        Should.Throw<ArgumentOutOfRangeException>(() => EmpiricalLogit.Of(2, 1)).ParamName.ShouldBe("successes");
        Should.Throw<ArgumentOutOfRangeException>(() => EmpiricalLogit.Rate(double.NaN)).ParamName.ShouldBe("logit");
    }
}
