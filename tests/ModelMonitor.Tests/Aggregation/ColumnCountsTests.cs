using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Aggregation;

public sealed class ColumnCountsTests
{
    private static readonly NumericLayout s_layout = new([0, 10], [0]);

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(70_000)]
    [InlineData(5_000_000_000)]
    public void Counts_that_rest_are_what_they_were(long count)
    {
        var (resting, sum) = (Of(1, count, 3), Of(10, 20, 30));
        resting.Rest();
        resting.Rest();
        Span<long> room = stackalloc long[s_layout.CellCount];

        resting.Read(room).ToArray().ShouldBe([1, count, 3, 0, 0, 0]);
        sum.Merge(resting);
        sum.Cells.ShouldBe([11, 20 + count, 33, 0, 0, 0]);
        resting.Total.ShouldBe(4 + count);
        resting.Merge(sum);
        resting.Rest();
        resting.Cells.ShouldBe([12, 20 + (2 * count), 36, 0, 0, 0]);
    }

    [Fact]
    public void Counts_that_rest_can_be_forgotten_and_counted_anew()
    {
        var counts = Of(1, 2, 3);
        counts.Rest();

        counts.Reset();
        counts.Total.ShouldBe(0);
        counts.Cells[1]++;
        counts.Rest();
        counts.Reset();
        counts.Merge(Of(0, 0, 4));

        counts.Cells.ShouldBe([0, 0, 4, 0, 0, 0]);
    }

    private static ColumnCounts Of(params ReadOnlySpan<long> cells)
    {
        var counts = new ColumnCounts(s_layout);
        cells.CopyTo(counts.Cells);
        return counts;
    }
}
