using FsCheck.Fluent;
using ModelMonitor.Tests.Aggregation;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

/// <summary>Which rows of a batch are recorded, and that all of them are accounted for.</summary>
public class BatchSamplingTests
{
    [Fact]
    public void One_row_of_each_block_is_recorded_and_the_others_are_sampled_out()
    {
        using var model = new BatchModel(recordOneIn: 10);

        model.Predict(1_000);

        var rows = model.Drain().Select(record => (int)record.Row[0]).ToList();
        rows.Select(row => row / 10).ShouldBe(Enumerable.Range(0, 100));
        rows.Select(row => row % 10).Distinct().Count().ShouldBe(10);
        model.Losses.ShouldBe((0, 900));
    }

    [Fact]
    public void Every_position_of_a_batch_is_recorded_as_often()
    {
        const int Batches = 10_000;
        const int Size = 24;
        using var model = new BatchModel(recordOneIn: Size);
        var counts = new int[Size];

        for (var batch = 0; batch < Batches; batch++)
        {
            model.Predict(Size);
            counts[(int)model.Drain().ShouldHaveSingleItem().Row[0]]++;
        }

        // Chi-square with 23 degrees of freedom: above 49.7 once in a thousand.
        var expected = (double)Batches / Size;
        counts.Sum(count => (count - expected) * (count - expected) / expected).ShouldBeLessThan(49.7);
    }

    [Fact]
    public void Batches_smaller_than_the_interval_are_recorded_as_often_as_asked()
    {
        using var model = new BatchModel(recordOneIn: 10);
        var recorded = 0;

        for (var batch = 0; batch < 10_000; batch++)
        {
            model.Predict(3);
            recorded += model.Drain().Count;
        }

        // 30,000 rows, one in ten: 3,000 give or take four deviations of a binomial.
        recorded.ShouldBeInRange(2_817, 3_183);
        model.Losses.ShouldBe((0, 30_000 - recorded));
    }

    [Fact]
    public void A_batch_larger_than_the_ring_is_thinned_evenly_and_the_rest_is_dropped()
    {
        using var model = new BatchModel(capacity: 1 << 12);

        model.Predict(100_000);

        var rows = model.Drain().Select(record => (int)record.Row[0]).ToList();
        var room = (1 << 12) / 4;
        var block = (100_000 + room - 1) / room;
        rows.Select(row => row / block).ShouldBe(Enumerable.Range(0, rows.Count));
        rows.Count.ShouldBeGreaterThan(room * 9 / 10);
        model.Losses.ShouldBe((100_000 - rows.Count, 0));
        model.Pool.Outstanding.ShouldBe(0);
    }

    [Fact]
    public void A_huge_batch_is_recorded_whole_where_there_is_room()
    {
        using var model = new BatchModel(capacity: 1 << 19);

        model.Predict(100_000);

        model.Drain().Select(record => record.Row[1]).ShouldBe(BatchModel.Doubled(100_000));
        model.Losses.ShouldBe((0, 0));
    }

    [Fact]
    public void A_ring_that_is_full_already_drops_what_does_not_fit()
    {
        using var model = new BatchModel(capacity: 1 << 12);

        model.Predict(800);
        model.Predict(800);

        model.Drain().Count.ShouldBe(1_024);
        model.Losses.ShouldBe((1_600 - 1_024, 0));
    }

    [Fact]
    public void Recorded_sampled_out_and_dropped_add_up_to_the_rows() => Samples.Check(
        from rows in Gen.Choose(0, 3_000)
        from oneIn in Gen.Choose(1, 50)
        from power in Gen.Choose(4, 12)
        select (rows, oneIn, capacity: 1 << power),
        static batch =>
        {
            using var model = new BatchModel(recordOneIn: batch.oneIn, capacity: batch.capacity);
            model.Predict(batch.rows);
            var (dropped, sampledOut) = model.Losses;
            return model.Drain().Count + dropped + sampledOut == batch.rows && dropped >= 0 && sampledOut >= 0;
        });
}
