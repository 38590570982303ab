namespace ModelMonitor.Statistics.Tests;

public sealed class EppsSingletonSketchTests
{
    // Constants have no scale, and the reference takes the scale from both samples pooled.
    public static TheoryData<string> Cases => TwoSampleReference.With("epps_singleton_2samp", except: "both_constant_different");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sketches_of_the_pooled_scale_agree_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "epps_singleton_2samp");
        var scale = EppsSingleton.Scale([.. x, .. y]);
        if (scale == 0)
        {
            return;
        }
        var result = EppsSingleton.Test(Of(scale, x), Of(scale, y));
        result.Statistic.ShouldBeWithin(expected.Number("statistic"), TwoSampleReference.Tolerance(name, 1e-9), what: "W");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), TwoSampleReference.Tolerance(name, 1e-7), absolute: 1e-300, what: "p");
        (result.XSize, result.YSize).ShouldBe((x.Length, y.Length));
    }

    [Fact]
    public void The_scale_is_half_the_interquartile_range()
    {
        EppsSingleton.Scale([1, 2, 3, 4, 5]).ShouldBe(1);
        EppsSingleton.Scale([7]).ShouldBe(0);
        Should.Throw<ArgumentException>(() => EppsSingleton.Scale([])).ParamName.ShouldBe("baseline");
    }

    [Fact]
    public void Merged_sketches_are_the_sketch_of_all_values_in_any_order()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var all = Of(0.7, [.. pair.X, .. pair.Y]);
            var forward = Of(0.7, pair.X);
            forward.Merge(Of(0.7, pair.Y));
            var backward = Of(0.7, pair.Y);
            backward.Merge(Of(0.7, pair.X));
            return Same(forward, all) && Same(backward, all);
        });

    [Fact]
    public void A_sketch_may_be_merged_with_itself()
    {
        var sketch = Of(1, [1, 2, 3]);
        sketch.Merge(sketch);
        Same(sketch, Of(1, [1, 2, 3, 1, 2, 3])).ShouldBeTrue();
        sketch.Reset();
        (sketch.Count, sketch.Scale).ShouldBe((0, 1));
    }

    [Fact]
    public void Bytes_bring_back_the_sketch()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())], y = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
        var sketch = Of(0.25, x);
        var back = EppsSingletonSketch.FromBytes(sketch.ToBytes());
        back.ToBytes().ShouldBe(sketch.ToBytes());
        EppsSingleton.Test(back, Of(0.25, y)).ShouldBe(EppsSingleton.Test(sketch, Of(0.25, y)));
        EppsSingletonSketch.FromBytes(new EppsSingletonSketch(2).ToBytes()).Count.ShouldBe(0);
    }

    [Fact]
    public void Spoilt_bytes_are_refused()
    {
        var bytes = Of(1, [1, 2, 3]).ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var spoilt = (byte[])bytes.Clone();
            spoilt[i] ^= 0x41;
            Should.Throw<InvalidDataException>(() => EppsSingletonSketch.FromBytes(spoilt));
            Should.Throw<InvalidDataException>(() => EppsSingletonSketch.FromBytes(bytes.AsSpan(0, i)));
        }
        Refused(0, 3, 0.5, 1).ShouldContain("scale is 0");
        Refused(1, 3, 1.5, 1).ShouldContain("mean of a wave is 1.5");
        Refused(1, 3, 0.5, -1).ShouldContain("a co-moment of 3 values is -1");
        Refused(1, 3, 0.5, 4).ShouldContain("a co-moment of 3 values is 4");
        Refused(1, 3, 0.5, double.NaN).ShouldContain("NaN");

        static string Refused(double scale, long count, double mean, double product)
        {
            var writer = new SketchWriter(SketchKind.EppsSingleton);
            writer.WriteDouble(scale);
            writer.WriteCount(count);
            for (var i = 0; i < 4; i++)
            {
                writer.WriteDouble(mean);
            }
            for (var i = 0; i < 10; i++)
            {
                writer.WriteDouble(product);
            }
            var framed = writer.ToBytes();
            return Should.Throw<InvalidDataException>(() => EppsSingletonSketch.FromBytes(framed)).Message;
        }
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_the_sketch_as_it_was()
    {
        var sketch = Of(1e-300, [1e-300, 2e-300]);
        var before = sketch.ToBytes();
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add(double.NaN)).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add(1e300)).Message.ShouldContain("larger scale");
        Should.Throw<ArgumentException>(() => sketch.Merge(new EppsSingletonSketch(2))).Message.ShouldContain("1E-300 and 2");
        Should.Throw<ArgumentNullException>(() => sketch.Merge(null!));
        sketch.ToBytes().ShouldBe(before);
        Should.Throw<ArgumentOutOfRangeException>(() => new EppsSingletonSketch(0)).ParamName.ShouldBe("scale");
        Should.Throw<ArgumentException>(() => EppsSingleton.Test(Of(1, [1, 2, 3, 4, 5]), Of(1, [1, 2]))).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => EppsSingleton.Test(Of(1, [1, 2, 3, 4, 5]), Of(2, [1, 2, 3, 4, 5]))).Message.ShouldContain("1 and 2");
    }

    private static EppsSingletonSketch Of(double scale, double[] values)
    {
        var sketch = new EppsSingletonSketch(scale);
        foreach (var value in values)
        {
            sketch.Add(value);
        }
        return sketch;
    }

    private static bool Same(EppsSingletonSketch first, EppsSingletonSketch second)
    {
        var same = first.Count == second.Count;
        for (var i = 0; i < WaveMoments.Dimensions && same; i++)
        {
            same = Math.Abs(first.Moments.Mean(i) - second.Moments.Mean(i)) < 1e-13;
            for (var j = 0; j <= i && same; j++)
            {
                same = Math.Abs(first.Moments.Covariance(i, j) - second.Moments.Covariance(i, j)) < 1e-13;
            }
        }
        return same;
    }
}
