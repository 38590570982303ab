namespace ModelMonitor.Statistics.Tests;

public sealed class DriftScoreTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.01, 2)]
    [InlineData(1e-16, 16)]
    [InlineData(1e-300, 16)]
    [InlineData(0, 16)]
    public void The_score_is_minus_the_decimal_logarithm_capped_at_sixteen(double p, double score)
        => DriftScore.Of(p).ShouldBe(score, 1e-12);

    [Fact]
    public void The_score_of_no_evidence_is_not_minus_zero() => double.IsNegative(DriftScore.Of(1)).ShouldBeFalse();

    [Fact]
    public void Bad_input_is_named()
        => Should.Throw<ArgumentOutOfRangeException>(() => DriftScore.Of(double.NaN)).ParamName.ShouldBe("adjustedPValue");
}
