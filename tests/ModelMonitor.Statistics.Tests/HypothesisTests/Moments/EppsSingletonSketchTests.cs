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
    public void Bytes_of_impossible_waves_are_refused()
    {
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
}
