namespace ModelMonitor.Statistics.Tests;

public sealed class RunningMomentsBytesTests
{
    [Fact]
    public void Moments_whose_squares_have_overflowed_can_be_written_too()
    {
        var moments = new RunningMoments();
        moments.Add([3, 1e200]);
        RunningMoments.FromBytes(moments.ToBytes()).ShouldBe(moments);
        moments.M2.ShouldBe(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, double.NaN)]
    public void Moments_that_no_values_have_are_refused(double mean, double m2, double m4)
    {
        var writer = new SketchWriter(SketchKind.Moments);
        writer.WriteCount(2);
        foreach (var number in new[] { mean, m2, 0, m4 })
        {
            writer.WriteDouble(number);
        }
        var bytes = writer.ToBytes();
        Should.Throw<InvalidDataException>(() => RunningMoments.FromBytes(bytes));
    }
}
