using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class KeyedReservoirTests
{
    private static readonly Gen<(int Capacity, int[] Ids)> Streams =
        from capacity in Gen.Choose(1, 40)
        from size in Gen.Choose(0, 120)
        from ids in Gen.Choose(0, 150).ArrayOf(size)
        select (capacity, ids);

    [Fact]
    public void The_smallest_keys_are_kept_with_their_rows_each_once()
        => Properties.Check(Streams, stream =>
        {
            var sketch = Of(stream.Capacity, stream.Ids);
            var expected = stream.Ids.Distinct().OrderBy(id => StableHash.Of((long)id)).Take(stream.Capacity).ToArray();
            sketch.Keys.ToArray().ShouldBe(expected.Select(id => StableHash.Of((long)id)));
            sketch.Rows.Values.ToArray().ShouldBe(expected.SelectMany(id => new double[] { id, -id }));
            return sketch.Count == stream.Ids.Length;
        });

    [Fact]
    public void Every_row_has_the_same_chance()
    {
        // 100 of 1,000 rows in 400 trials, by tenth of the stream: each is kept 4,000 times, standard deviation below 60.
        var kept = new int[10];
        for (var trial = 0; trial < 400; trial++)
        {
            var sketch = Of(100, [.. Enumerable.Range(1_000 * trial, 1_000)]);
            for (var i = 0; i < sketch.Rows.Count; i++)
            {
                kept[((int)sketch.Rows[i][0] - 1_000 * trial) / 100]++;
            }
        }
        kept.Sum().ShouldBe(40_000);
        kept.ShouldAllBe(count => Math.Abs(count - 4_000) < 4 * 60);
    }

    [Fact]
    public void Repeating_rows_takes_no_more_memory()
    {
        var sketch = Of(100, [.. Enumerable.Range(0, 150)]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            sketch.Add(StableHash.Of(i % 150L), [i % 150, -(i % 150)]);
        }
        // Sorting the rows anew each hundred rows at most takes 4 KB.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 * 4_600);
        (sketch.Rows.Count, sketch.Count).ShouldBe((100, 10_150));
        sketch.Reset();
        (sketch.Rows.Count, sketch.Count).ShouldBe((0, 0));
        sketch.Add(ulong.MaxValue, [1, 2]);
        sketch.Rows.Values.ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new KeyedReservoir(0)).ParamName.ShouldBe("dimensions");
        Should.Throw<ArgumentOutOfRangeException>(() => new KeyedReservoir(1, 0)).ParamName.ShouldBe("capacity");
        Should.Throw<ArgumentOutOfRangeException>(() => new KeyedReservoir(1 << 20, 1 << 20)).ParamName.ShouldBe("capacity");
        var sketch = new KeyedReservoir(2);
        Should.Throw<ArgumentException>(() => sketch.Add(1, [1])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => sketch.Add(1, [1, double.NaN])).Message.ShouldContain("Value 1 is NaN");
        (sketch.Count, sketch.Rows.Count).ShouldBe((0, 0));
    }

    private static KeyedReservoir Of(int capacity, int[] ids)
    {
        var sketch = new KeyedReservoir(dimensions: 2, capacity);
        foreach (var id in ids)
        {
            sketch.Add(StableHash.Of((long)id), [id, -id]);
        }
        return sketch;
    }
}
