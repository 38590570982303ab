namespace ModelMonitor.Statistics.Tests;

public sealed class RunningMomentsBytesTests
{
    [Fact]
    public void Moments_read_from_bytes_go_on_as_those_written()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var written = Moments(pair.X);
            var read = RunningMoments.FromBytes(written.ToBytes());
            var same = read.Equals(written);
            foreach (var value in pair.Y)
            {
                written.Add(value);
                read.Add(value);
            }
            return same && read.Equals(written);
        });

    [Fact]
    public void Covariances_read_from_bytes_go_on_as_those_written()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var written = Covariance(pair);
            var read = RunningCovariance.FromBytes(written.ToBytes());
            var same = read.Equals(written);
            written.Add(1, 2);
            read.Add(1, 2);
            return same && read.Equals(written);
        });

    [Fact]
    public void They_merge_as_every_sketch_does()
    {
        Merged(Moments([1, 2]), Moments([4, 8])).ShouldBe(Merged(Moments([1, 2]), RunningMoments.FromBytes(Moments([4, 8]).ToBytes())));
        Merged(Moments([1, 2]), Moments([4, 8])).Mean.ShouldBe(3.75);
        Merged(Covariance(new([1, 2], [3, 5])), Covariance(new([4], [9]))).MeanY.ShouldBe(17 / 3.0, 1e-15);
    }

    [Fact]
    public void Bytes_are_checked()
    {
        Moments([3, -1, 7e5]).ShouldBeChecked();
        new RunningMoments().ShouldBeChecked();
        Covariance(new([1, 2, 5], [3, 5, -1])).ShouldBeChecked();
        new RunningCovariance().ShouldBeChecked();
    }

    [Fact]
    public void Moments_whose_squares_have_overflowed_can_be_written_too()
    {
        var moments = Moments([3, 1e200]);
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

    [Fact]
    public void Forged_bytes_are_refused_or_harmless()
    {
        Moments([3, -1, 7e5]).ShouldWithstandForgery(moments => moments.Variance.ShouldNotBeInRange(double.NegativeInfinity, -double.Epsilon), seed: 4, trials: 1000);
        Covariance(new([1, 2, 5], [3, 5, -1])).ShouldWithstandForgery(pairs => pairs.Merge(pairs), seed: 5, trials: 1000);
    }

    private static TSketch Merged<TSketch>(TSketch sketch, TSketch other)
        where TSketch : ISketch<TSketch>
    {
        sketch.Merge(other);
        return sketch;
    }

    private static RunningMoments Moments(double[] values)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }
        return moments;
    }

    private static RunningCovariance Covariance(SamplePair pair)
    {
        var covariance = new RunningCovariance();
        foreach (var (x, y) in pair.X.Zip(pair.Y))
        {
            covariance.Add(x, y);
        }
        return covariance;
    }
}
