using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

public sealed class CellSketchTests
{
    private static readonly CellPartition Partition = new([-1, Math.BitDecrement(0.0), 0, 2.5, 10]);

    [Fact]
    public void Cells_are_closed_on_the_right_and_an_atom_holds_one_value()
    {
        var sketch = new CellSketch(Partition);
        sketch.Add([-5, -1, -0.5, 0, -0.0, double.Epsilon, 2.5, 3, 10, 11, 1000]);

        sketch.Counts.ToArray().ShouldBe([2, 1, 2, 2, 2, 2]);
        sketch.Sums.ToArray().ShouldBe([-4, 0.5, 2 * double.Epsilon, 2.5, 8, 991]);
        Enumerable.Range(0, 6).Where(Partition.IsAtom).ShouldBe([2]);
        Partition.Anchors.ToArray().ShouldBe([-1, -1, -double.Epsilon, 0, 2.5, 10]);
        Partition.CellOf(2.6).ShouldBe(4);
    }

    [Fact]
    public void Missing_and_infinite_values_are_counted_apart()
    {
        var sketch = new CellSketch(Partition);
        sketch.Add([double.NaN, 1, double.PositiveInfinity, double.NaN, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity]);
        sketch.Add(double.NaN);

        sketch.MissingCount.ShouldBe(3);
        sketch.PositiveInfinityCount.ShouldBe(1);
        sketch.NegativeInfinityCount.ShouldBe(3);
        sketch.FiniteCount.ShouldBe(1);
        sketch.Count.ShouldBe(8);
        sketch.Counts.ToArray().Sum().ShouldBe(1);
    }

    [Fact]
    public void A_span_counts_as_its_values_do_one_by_one()
    {
        var values = Streams.Normal(3000, seed: 1).SelectMany((value, i) => i % 700 == 5 ? new[] { double.NaN, value } : [3 * value]).ToArray();
        var (together, apart) = (new CellSketch(Partition), new CellSketch(Partition));
        together.Add(values);
        foreach (var value in values)
        {
            apart.Add(value);
        }
        together.ToBytes().ShouldBe(apart.ToBytes());
        together.Count.ShouldBe(values.Length);
    }

    [Fact]
    public void Merged_parts_are_the_whole_in_any_order()
        => Properties.Check(Streams.WholeNumbers, parts =>
        {
            var partition = new CellPartition(QuantileEdges.Of([.. parts[0].Order()]));
            var whole = Of(partition, [.. parts.SelectMany(part => part)]).ToBytes();
            return Merged(partition, parts).ToBytes().SequenceEqual(whole) && Merged(partition, parts.Reversed()).ToBytes().SequenceEqual(whole);
        });

    [Fact]
    public void Sums_of_merged_parts_are_those_of_the_whole_but_for_rounding()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var partition = new CellPartition(QuantileEdges.Of([.. pair.X.Order()]));
            var (whole, merged) = (Of(partition, [.. pair.X, .. pair.Y]), Merged(partition, [pair.X, pair.Y]));
            return merged.Counts.SequenceEqual(whole.Counts)
                && merged.Sums.ToArray().Zip(whole.Sums.ToArray(), (a, b) => Math.Abs(a - b) <= 1e-13 * Math.Abs(b)).All(near => near);
        });

    [Fact]
    public void Statistics_take_its_counts_and_sums()
    {
        var (january, february) = (Streams.Normal(2000, seed: 2), Streams.Normal(1500, seed: 3).Select(value => value + 0.2).ToArray());
        var partition = new CellPartition(QuantileEdges.Of([.. january.Order()]));
        var (baseline, live) = (Of(partition, january), Of(partition, february));

        var d = KolmogorovSmirnov.Test(january, february).Statistic;
        var ks = KolmogorovSmirnov.FromCells(partition.Edges, baseline.Counts, live.Counts);
        d.ShouldBeInRange(ks.Statistic, ks.UpperBound);
        var w = Wasserstein.FromCells(partition.Edges, baseline.Counts, baseline.Sums, live.Counts, live.Sums);
        Wasserstein.Distance(january, february).ShouldBeInRange(w.Low, w.High);
        PopulationStabilityIndex.FromCounts(baseline.Counts, live.Counts).ShouldBeGreaterThan(0.03);
    }

    [Fact]
    public void The_largest_values_leave_finite_sums()
    {
        var sketch = new CellSketch(new([-1e288, 1e288]));
        for (var i = 0; i < 100; i++)
        {
            sketch.Add([double.MaxValue, double.MinValue, 0]);
        }
        sketch.Sums.ToArray().ShouldAllBe(sum => double.IsFinite(sum));
        double.IsFinite(Wasserstein.FromCells(sketch.Partition.Edges, sketch.Counts, sketch.Sums, sketch.Counts, sketch.Sums).High).ShouldBeTrue();
        CellSketch.FromBytes(sketch.ToBytes()).ToBytes().ShouldBe(sketch.ToBytes());
    }

    [Fact]
    public void Counting_and_merging_allocate_nothing()
    {
        var (sketch, values) = (Of(Partition, [1, 2]), Streams.Normal(300, seed: 4));

        Allocations.Each(() =>
        {
            sketch.Add(values);
            sketch.Add(values[0]);
            sketch.Add(double.NaN);
            sketch.Merge(sketch);
            sketch.Reset();
        }, calls: 1_000).ShouldBe(0);
    }

    [Fact]
    public void Counts_of_a_sorted_sample_are_those_of_its_values()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var partition = new CellPartition(QuantileEdges.Of([.. pair.X.Order()]));
            return partition.CountSorted([.. pair.Y.Order()]).AsSpan().SequenceEqual(Of(partition, pair.Y).Counts);
        });

    [Fact]
    public void Fingerprints_tell_partitions_apart()
    {
        new CellPartition([-0.0, 1]).Fingerprint.ShouldBe(new CellPartition([0.0, 1]).Fingerprint);
        new CellPartition([0, Math.BitIncrement(1)]).Fingerprint.ShouldNotBe(new CellPartition([0, 1]).Fingerprint);
        new CellPartition([]).Fingerprint.ShouldNotBe(new CellPartition([0]).Fingerprint);
        // Part of what is stored beside counts: it must never change.
        Partition.Fingerprint.ShouldBe(17510576314929796808);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => new CellPartition([1, 1])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => new CellPartition([double.NaN])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => new CellPartition([2e288])).Message.ShouldContain("Edges must lie within ±1E+288");
        Should.Throw<ArgumentOutOfRangeException>(() => Partition.CellOf(double.NaN)).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(() => Partition.IsAtom(6)).ParamName.ShouldBe("cell");
        Should.Throw<ArgumentNullException>(() => new CellSketch(null!)).ParamName.ShouldBe("partition");
    }

    private static CellSketch Of(CellPartition partition, double[] values)
    {
        var sketch = new CellSketch(partition);
        sketch.Add(values);
        return sketch;
    }

    private static CellSketch Merged(CellPartition partition, double[][] parts)
    {
        var merged = new CellSketch(partition);
        foreach (var part in parts)
        {
            // As from another process: the same edges in another object.
            merged.Merge(CellSketch.FromBytes(Of(partition, part).ToBytes()));
        }
        return merged;
    }
}
