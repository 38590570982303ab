namespace ModelMonitor.Statistics.Tests;

public sealed class EffectFloorTests
{
    [Theory]
    [InlineData(0.01, 0.2, true)]
    [InlineData(0.05, 0.1, true)]
    [InlineData(0.051, 0.9, false)]
    [InlineData(1e-12, 0.0999, false)]
    [InlineData(0.01, -0.2, true)]
    [InlineData(0.01, double.NegativeInfinity, true)]
    [InlineData(0.0, double.NaN, false)]
    public void Drift_is_certain_and_large(double adjustedPValue, double effect, bool isDrift)
        => EffectFloor.IsDrift(adjustedPValue, effect, EffectFloor.KolmogorovSmirnov).ShouldBe(isDrift);

    [Fact]
    public void Many_rows_make_every_difference_certain_and_few_make_none()
    {
        long[] half = [500_000, 500_000], nearly = [503_000, 497_000];
        var large = ChiSquare.Homogeneity(half, nearly);
        large.PValue.ShouldBeLessThan(1e-4);
        EffectFloor.IsDrift(large.PValue, large.CramersV, EffectFloor.CramersV).ShouldBeFalse();

        var small = TwoProportionZ.Test(6, 10, 3, 10);
        Math.Abs(small.CohensH).ShouldBeGreaterThan(EffectFloor.CohensH);
        EffectFloor.IsDrift(small.PValue, small.CohensH, EffectFloor.CohensH).ShouldBeFalse();
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => EffectFloor.IsDrift(double.NaN, 1, 0.1)).ParamName.ShouldBe("adjustedPValue");
        Should.Throw<ArgumentOutOfRangeException>(() => EffectFloor.IsDrift(1.1, 1, 0.1)).ParamName.ShouldBe("adjustedPValue");
        Should.Throw<ArgumentOutOfRangeException>(() => EffectFloor.IsDrift(0.1, 1, -0.1)).ParamName.ShouldBe("floor");
        Should.Throw<ArgumentOutOfRangeException>(() => EffectFloor.IsDrift(0.1, 1, 0.1, 0)).ParamName.ShouldBe("alpha");
    }
}
