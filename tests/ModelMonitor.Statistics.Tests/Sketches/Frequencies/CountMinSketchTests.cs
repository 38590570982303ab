namespace ModelMonitor.Statistics.Tests;

public sealed class CountMinSketchTests
{
    [Fact]
    public void Estimates_are_never_too_low_and_rarely_too_high()
    {
        const int Items = 2_000;
        var (sketch, truth, random) = (new CountMinSketch(epsilon: 0.01, delta: 0.05), new long[Items], new Random(3));
        for (var i = 0; i < 50_000; i++)
        {
            var item = (int)(Items * Math.Pow(random.NextDouble(), 3));
            truth[item]++;
            sketch.AddHash(StableHash.Of((long)item));
        }
        var tooHigh = 0;
        for (var item = 0; item < Items; item++)
        {
            var estimate = sketch.EstimateHash(StableHash.Of((long)item));
            estimate.ShouldBeGreaterThanOrEqualTo(truth[item]);
            tooHigh += estimate > truth[item] + 0.01 * sketch.Count ? 1 : 0;
        }
        tooHigh.ShouldBeLessThan((int)(0.05 * Items));
    }

    [Fact]
    public void Rows_are_independent()
    {
        // Over 300 x 300 pairs of hashes, collisions in two rows at once: 1/w², as often as independent rows would have.
        const int Width = 28;
        var both = 0;
        for (var one = 0; one < 300; one++)
        {
            var sketch = new CountMinSketch(epsilon: 0.1, delta: 0.2);
            (sketch.Width, sketch.Depth).ShouldBe((Width, 2));
            sketch.AddHash(StableHash.Of((long)one));
            for (var other = 1_000; other < 1_300; other++)
            {
                both += sketch.EstimateHash(StableHash.Of((long)other)) > 0 ? 1 : 0;
            }
        }
        // 90,000 pairs, expected 114.8, standard deviation 10.7: four of them.
        both.ShouldBeInRange(72, 158);
    }

    [Fact]
    public void Inner_products_are_never_too_low_and_exact_without_collisions()
    {
        var (first, second) = (new CountMinSketch(1e-4), new CountMinSketch(1e-4));
        first.Add("a", 3);
        first.Add("b", 5);
        second.Add("b", 7);
        second.Add("c", 11);
        first.InnerProduct(second).ShouldBe(35);
        first.InnerProduct(first).ShouldBe(34);
        Properties.Check(ItemStreams.Pairs, pair =>
        {
            var (x, y) = (ItemStreams.Truth(pair.First), ItemStreams.Truth(pair.Second));
            return Of(pair.First).InnerProduct(Of(pair.Second)) >= x.Sum(item => (double)item.Value * y[item.Key]);
        });
    }

    [Fact]
    public void Parameters_give_the_table_of_the_paper()
    {
        var sketch = new CountMinSketch();
        (sketch.Width, sketch.Depth, sketch.Count).ShouldBe((2719, 5, 0));
        sketch.Epsilon.ShouldBeLessThanOrEqualTo(0.001);
        sketch.Delta.ShouldBeLessThanOrEqualTo(0.01);
        sketch.Add("a", 4);
        (sketch.Estimate("a"), sketch.EstimateHash(StableHash.Of("a"))).ShouldBe((4, 4));
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CountMinSketch(epsilon: 0)).ParamName.ShouldBe("epsilon");
        Should.Throw<ArgumentOutOfRangeException>(() => new CountMinSketch(epsilon: double.NaN)).ParamName.ShouldBe("epsilon");
        Should.Throw<ArgumentOutOfRangeException>(() => new CountMinSketch(delta: 1)).ParamName.ShouldBe("delta");
        var sketch = Of([("a", 1)]);
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add("a", 0)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add("a", long.MaxValue)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentException>(() => sketch.InnerProduct(new CountMinSketch())).ParamName.ShouldBe("other");
        sketch.Count.ShouldBe(1);
    }

    private static CountMinSketch Of((string Item, int Weight)[] stream)
    {
        var sketch = new CountMinSketch(epsilon: 0.1, delta: 0.1);
        foreach (var (item, weight) in stream)
        {
            sketch.Add(item, weight);
        }
        return sketch;
    }
}
