using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Aggregation;

public sealed class RowBatchTests
{
    [Fact]
    public void Rows_stay_as_they_are_while_it_grows_and_after_its_memory_was_given_away()
    {
        var batch = new RowBatch(columns: 2, capacity: 100);
        for (var cycle = 0; cycle < 3; cycle++)
        {
            for (var row = 0; row < 100; row++)
            {
                batch.IsFull.ShouldBeFalse();
                batch.Append([row, cycle, 99]);
            }

            batch.IsFull.ShouldBeTrue();
            for (var row = 0; row < 100; row++)
            {
                batch.Row(row).ToArray().ShouldBe([row, cycle]);
            }

            batch.Release();
            batch.Count.ShouldBe(0);
        }
    }

    [Fact]
    public void A_row_that_is_appended_unflagged_has_no_flags_whatever_the_memory_held()
    {
        var batch = new RowBatch(columns: 1, capacity: 16, flagWords: 1);
        batch.Append([1, 7]);
        batch.Release();

        batch.AppendUnflagged([2, 7]);

        batch.Row(0)[0].ShouldBe(2);
        batch.Flags(0)[0].ShouldBe(0);
    }
}
