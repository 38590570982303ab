using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests.Aggregation;

public sealed class RowSampleTests
{
    private const int Columns = 3;

    /// <summary>Rows by number, of which there may be few distinct ones, and the order in which they come again.</summary>
    private static Gen<(int[] Rows, int[] Shuffled, int Cut, int Capacity)> Streams { get; } =
        from size in Gen.Choose(0, 300)
        from distinct in Gen.Choose(1, 400)
        from rows in Gen.Choose(1, distinct).ArrayOf(size)
        from shuffled in Gen.Shuffle(rows)
        from cut in Gen.Choose(0, size)
        from capacity in Gen.Choose(2, 64)
        select (rows, shuffled, cut, capacity);

    [Fact]
    public void The_rows_of_the_smallest_hashes_are_kept_with_how_often_they_came() => Samples.Check(Streams, stream =>
    {
        var sample = Sample(stream.Rows, stream.Capacity);

        var expected = stream.Rows.GroupBy(HashOf).OrderBy(group => group.Key).Take(stream.Capacity).ToList();
        Contents(sample).ShouldBe(expected.Select(group => (Text(CellsOf(group.First())), group.LongCount())));
        sample.Rows.ShouldBe(stream.Rows.Length);
        return true;
    });

    [Fact]
    public void Any_order_any_cut_and_any_merge_give_the_same_sample() => Samples.Check(Streams, stream =>
    {
        var all = Sample(stream.Rows, stream.Capacity);
        var (first, second) = (stream.Shuffled[..stream.Cut], stream.Shuffled[stream.Cut..]);
        var forward = Sample(first, stream.Capacity);
        forward.Merge(Sample(second, stream.Capacity));
        var backward = Sample(second, stream.Capacity);
        backward.Merge(Sample(first, stream.Capacity));
        foreach (var other in new[] { Sample(stream.Shuffled, stream.Capacity), forward, backward })
        {
            Contents(other).ShouldBe(Contents(all));
            (other.Rows, other.DistinctRows).ShouldBe((all.Rows, all.DistinctRows));
        }

        return true;
    });

    [Fact]
    public void A_sample_that_was_reset_is_as_new() => Samples.Check(Streams, stream =>
    {
        var sample = Sample(stream.Rows[..stream.Cut], stream.Capacity);
        sample.Reset();
        (sample.Count, sample.Rows, sample.DistinctRows).ShouldBe((0, 0, 0));
        Offer(sample, stream.Rows);

        Contents(sample).ShouldBe(Contents(Sample(stream.Rows, stream.Capacity)));
        return true;
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    public void Below_its_capacity_it_counts_distinct_rows_exactly(int distinct)
    {
        var sample = new RowSample(Columns, RowSample.DefaultCapacity);
        for (var i = 0; i < 3; i++)
        {
            Offer(sample, Enumerable.Range(1, distinct));
        }

        (sample.DistinctRows, sample.Count, sample.Rows).ShouldBe((distinct, distinct, 3 * distinct));
    }

    [Fact]
    public void Above_it_the_number_of_distinct_rows_is_estimated_without_bias_and_with_the_known_error()
    {
        // The relative error of (k - 1)/h is 1/sqrt(k - 2) = 0.1270 at k = 64 (Beyer et al. 2007): over 400 streams its mean
        // lies within four standard errors, 0.0254, of 0, and its deviation within four of its own, 4/sqrt(800), of 1.
        const int Distinct = 5_000;
        const int Streams = 400;
        const int Capacity = 64;
        var errors = Enumerable.Range(0, Streams).Select(stream =>
            Sample(Enumerable.Range(1 + (stream * Distinct), Distinct).SelectMany(row => new[] { row, row }), Capacity).DistinctRows / Distinct - 1);

        var moments = new RunningMoments();
        foreach (var error in errors)
        {
            moments.Add(error);
        }

        var known = 1 / Math.Sqrt(Capacity - 2);
        moments.Mean.ShouldBe(0, 4 * known / Math.Sqrt(Streams));
        (moments.StandardDeviation / known).ShouldBe(1, 4 / Math.Sqrt(2 * Streams));
    }

    [Fact]
    public void A_full_sample_takes_no_more_memory()
    {
        var sample = Sample(Enumerable.Range(1, 10_000), RowSample.DefaultCapacity);

        var cells = CellsOf(1);
        var row = 0;

        Allocations.Each(() =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                sample.Add(HashOf(++row), cells);
            }
        }).ShouldBe(0);

        sample.Rows.ShouldBe(10_000 + Allocations.Runs * 5_000);
    }

    [Fact]
    public void A_sample_nobody_offered_a_row_takes_hardly_any_memory()
    {
        RowSample? sample = null;

        Allocations.Each(() => sample = new(50, RowSample.DefaultCapacity)).ShouldBeLessThan(100);

        sample!.Rows.ShouldBe(0);
    }

    [Theory]
    [InlineData(Columns, 65)]
    [InlineData(Columns + 1, 64)]
    public void Samples_of_other_rows_are_refused(int columns, int capacity) =>
        Should.Throw<ArgumentException>(() => new RowSample(Columns, 64).Merge(new(columns, capacity)))
            .Message.ShouldContain($"A sample of {capacity} rows of {columns} columns");

    private static RowSample Sample(IEnumerable<int> rows, int capacity)
    {
        var sample = new RowSample(Columns, capacity);
        Offer(sample, rows);
        return sample;
    }

    private static void Offer(RowSample sample, IEnumerable<int> rows)
    {
        foreach (var row in rows)
        {
            sample.Add(HashOf(row), CellsOf(row));
        }
    }

    private static ulong HashOf(int row) => StableHash.Of((long)row);

    private static byte[] CellsOf(int row) => [(byte)row, (byte)(row >> 8), (byte)(row >> 16)];

    private static string Text(ReadOnlySpan<byte> cells) => Convert.ToHexString(cells);

    private static IEnumerable<(string Cells, long Times)> Contents(RowSample sample) =>
        [.. Enumerable.Range(0, sample.Count).Select(i => (Text(sample.Row(i)), sample.Multiplicity(i)))];
}
