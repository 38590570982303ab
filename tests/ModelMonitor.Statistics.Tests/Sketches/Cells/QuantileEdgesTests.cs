namespace ModelMonitor.Statistics.Tests;

public sealed class QuantileEdgesTests
{
    [Fact]
    public void A_sample_without_repetition_has_equal_cells_between_its_extremes()
    {
        double[] sorted = [.. Enumerable.Range(1, 4000).Select(i => (double)i)];

        QuantileEdges.Of(sorted).ShouldBe([1, .. Enumerable.Range(1, 40).Select(k => 100.0 * k)]);
        QuantileEdges.Of(sorted, cells: 4, maxEdges: 5).ShouldBe([1, 1000, 2000, 3000, 4000]);
        QuantileEdges.Of(sorted, cells: 1).ShouldBe([1, 4000]);
    }

    [Fact]
    public void A_frequent_value_is_an_atom()
    {
        QuantileEdges.Of([.. Enumerable.Repeat(7.0, 100)]).ShouldBe([Math.BitDecrement(7), 7]);
        QuantileEdges.Of([-1, 0, 0, 2], cells: 2).ShouldBe([-1, -double.Epsilon, 0, 2]);
        QuantileEdges.Of([-1, 0, 0, 2], cells: 2, maxEdges: 3).ShouldBe([-1, 0, 2], "there is no room");
        QuantileEdges.Of([]).ShouldBeEmpty();
    }

    [Fact]
    public void Edges_keep_their_limits()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var sorted = pair.X.Order().ToArray();
            return new[] { (40, 52), (4, 6), (1, 2) }.All(limit => new[]
            {
                QuantileEdges.Of(sorted, limit.Item1, limit.Item2),
                QuantileEdges.Between(sorted, limit.Item1, limit.Item2),
                QuantileEdges.Of(Streams.Kll(sorted, 200), limit.Item1, limit.Item2),
                QuantileEdges.Of(Streams.Kll(sorted, 8), limit.Item1, limit.Item2),
            }.All(edges => edges.Length <= limit.Item2 && edges.SequenceEqual(edges.Distinct().Order())));
        });

    [Fact]
    public void A_sketch_that_keeps_every_value_has_the_edges_of_the_sample()
        => Properties.Check(Properties.SamplePairs, pair
            => QuantileEdges.Of(Streams.Kll(pair.X, 200)).SequenceEqual(QuantileEdges.Of([.. pair.X.Order()])));

    [Theory]
    [InlineData(400)]
    [InlineData(1000)]
    public void Edges_frozen_from_a_sketch_lie_within_its_error_of_their_rank(int k)
    {
        var values = Streams.Normal(50_000, seed: 8);
        var sorted = values.Order().ToArray();
        var sketch = Streams.Kll(values, k);
        var edges = QuantileEdges.Of(sketch);

        edges.Length.ShouldBe(41);
        edges[0].ShouldBe(sorted[0]);
        edges[^1].ShouldBe(sorted[^1]);
        for (var i = 0; i < edges.Length; i++)
        {
            var rank = (double)sorted.Count(value => value <= edges[i]) / sorted.Length;
            rank.ShouldBe(Math.Max(i, 1.0 / sorted.Length) / 40.0, sketch.CdfError, $"edge {i}");
        }
    }

    [Fact]
    public void A_sketch_finds_the_atoms_of_a_long_baseline()
    {
        var random = new Random(4);
        var sketch = new KllSketch(400, seed: 1);
        for (var i = 0; i < 100_000; i++)
        {
            sketch.Add(random.NextDouble() < 0.3 ? 0 : random.NextDouble() < 0.1 ? 5 : 20 * random.NextDouble() - 10);
        }
        var partition = new CellPartition(QuantileEdges.Of(sketch));

        Enumerable.Range(0, partition.CellCount).Where(partition.IsAtom).Select(cell => partition.Edges[cell]).ShouldBe([0, 5]);
    }

    [Fact]
    public void Edges_of_sensitive_values_are_values_of_no_single_row()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            // Between neighbouring doubles there is no room for another one.
            var sorted = pair.X.Order().ToArray();
            return QuantileEdges.Between(sorted).All(edge =>
                sorted.Count(value => value == edge) is 0 or >= QuantileEdges.SmallestGroup || sorted.Contains(Math.BitIncrement(edge)));
        });

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => QuantileEdges.Of([2, 1])).Message.ShouldContain("Value 1 is 1, which is less than the one before it");
        Should.Throw<ArgumentException>(() => QuantileEdges.Of([1, double.NaN])).ParamName.ShouldBe("sorted");
        Should.Throw<ArgumentException>(() => QuantileEdges.Between([double.NegativeInfinity])).ParamName.ShouldBe("sorted");
        Should.Throw<ArgumentOutOfRangeException>(() => QuantileEdges.Of([1], cells: 0)).ParamName.ShouldBe("cells");
        Should.Throw<ArgumentOutOfRangeException>(() => QuantileEdges.Of([1], maxEdges: 40)).ParamName.ShouldBe("maxEdges");
        Should.Throw<ArgumentNullException>(() => QuantileEdges.Of((KllSketch)null!)).ParamName.ShouldBe("baseline");
    }
}
