namespace ModelMonitor.Statistics.Tests;

public sealed class CardinalityDriftTests
{
    [Fact]
    public void At_equal_sizes_the_band_is_that_of_two_sketches()
    {
        var result = CardinalityDrift.Compare(Identifiers(10, 5_000, 0), Identifiers(10, 5_000, 1));

        // exp(±3·√2·1.04/32): the exact constant is 1.03896.
        result.High.ShouldBe(Math.Exp(3 * Math.Sqrt(2) * 1.04 / 32), 2e-4);
        result.Low.ShouldBe(1 / result.High, 1e-12);
        (result.BaselineSize, result.LiveSize).ShouldBe((5_000, 5_000));
        result.Ratio.ShouldBe(result.LiveEstimate / result.BaselineEstimate, 1e-12);
        result.IsChanged.ShouldBeFalse();
    }

    [Fact]
    public void Independent_samples_of_one_law_stay_in_the_band()
    {
        var outside = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            outside += CardinalityDrift.Compare(Identifiers(10, 5_000, 2 * trial), Identifiers(10, 5_000, 2 * trial + 1)).IsChanged ? 1 : 0;
        }
        // Three standard errors of independent sketches: 0.27 % of 300, and seeds are fixed.
        outside.ShouldBeLessThan(5);
    }

    [Fact]
    public void A_fifth_fewer_distinct_values_are_a_change()
    {
        var few = new HyperLogLog(10);
        for (var i = 0; i < 5_000; i++)
        {
            few.Add((long)(i % 4_000));
        }
        CardinalityDrift.Compare(Identifiers(10, 5_000, 1), few).IsChanged.ShouldBeTrue();
    }

    [Fact]
    public void A_larger_sample_may_have_more_distinct_values_in_proportion()
    {
        CardinalityDrift.Compare(Identifiers(10, 1_000, 0), Identifiers(10, 3_000, 1)).IsChanged.ShouldBeFalse();
        CardinalityDrift.Compare(Identifiers(10, 3_000, 0), Identifiers(10, 1_000, 1)).IsChanged.ShouldBeFalse();
        var few = new HyperLogLog(10);
        for (var i = 0; i < 3_000; i++)
        {
            few.Add((long)(i % 50));
        }
        CardinalityDrift.Compare(Identifiers(10, 1_000, 0), few).IsChanged.ShouldBeTrue();
    }

    [Fact]
    public void Precisions_may_differ()
    {
        var result = CardinalityDrift.Compare(Identifiers(12, 5_000, 0), Identifiers(10, 5_000, 1), standardErrors: 2);
        result.High.ShouldBe(Math.Exp(2 * 1.039 * Math.Sqrt(1 / 4096.0 + 1 / 1024.0)), 2e-4);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var sketch = Identifiers(10, 10, 0);
        Should.Throw<ArgumentException>(() => CardinalityDrift.Compare(new HyperLogLog(), sketch)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => CardinalityDrift.Compare(sketch, new HyperLogLog())).ParamName.ShouldBe("live");
        Should.Throw<ArgumentOutOfRangeException>(() => CardinalityDrift.Compare(sketch, sketch, 0)).ParamName.ShouldBe("standardErrors");
        Should.Throw<ArgumentNullException>(() => CardinalityDrift.Compare(null!, sketch));
    }

    private static HyperLogLog Identifiers(int precision, int count, int seed)
    {
        var sketch = new HyperLogLog(precision);
        for (var i = 0; i < count; i++)
        {
            sketch.Add(((long)seed << 40) + i);
        }
        return sketch;
    }
}
