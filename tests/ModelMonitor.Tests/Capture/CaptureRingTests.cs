using ModelMonitor.Capture;

namespace ModelMonitor.Tests.Capture;

public class CaptureRingTests
{
    [Fact]
    public void Records_come_out_as_they_went_in_across_many_turns_of_the_ring()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(64, wake);
        var reader = new Recorder();
        for (var i = 0; i < 1_000; i++)
        {
            // Lengths that do not divide the ring make records meet its end in every possible way.
            double[] row = [.. Enumerable.Range(0, 1 + (i % 7)).Select(column => (double)(i * 10 + column))];
            ring.TryWrite(i % 3, RecordKind.Row, i / 8d, row).ShouldBeTrue();
            ring.Drain(reader);
        }

        reader.Records.Count.ShouldBe(1_000);
        for (var i = 0; i < 1_000; i++)
        {
            var (slot, kind, latency, row) = reader.Records[i];
            slot.ShouldBe(i % 3);
            kind.ShouldBe(RecordKind.Row);
            latency.ShouldBe(i / 8d);
            row.ShouldBe(Enumerable.Range(0, 1 + (i % 7)).Select(column => (double)(i * 10 + column)));
        }
    }

    [Fact]
    public void A_full_ring_drops_the_newest_records_and_counts_them_by_source()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(64, wake);
        var written = Enumerable.Range(0, 40).Count(i => ring.TryWrite(i % 2, RecordKind.Row, 0, [i, i]));
        var reader = new Recorder();
        ring.Drain(reader);

        written.ShouldBe(16);
        reader.Records.Select(record => record.Row[0]).ShouldBe(Enumerable.Range(0, 16).Select(i => (double)i));
        (ring.Losses(0).Dropped + ring.Losses(1).Dropped).ShouldBe(24);
        ring.Losses(0).Dropped.ShouldBe(12);
    }

    [Fact]
    public void The_agent_is_woken_when_the_ring_is_half_full_and_again_after_it_has_caught_up()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(64, wake);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 8; i++)
            {
                ring.TryWrite(0, RecordKind.Row, 0, [1, 2]);
            }

            wake.WaitOne(0).ShouldBeFalse();
            ring.TryWrite(0, RecordKind.Row, 0, [1, 2]);
            wake.WaitOne(0).ShouldBeTrue();
            ring.TryWrite(0, RecordKind.Row, 0, [1, 2]);
            wake.WaitOne(0).ShouldBeFalse();
            ring.Drain(new Recorder());
        }
    }

    [Fact]
    public void An_agent_that_read_before_the_record_that_woke_it_was_there_is_woken_again()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(64, wake);

        // Dropped, so that the ring stays as it is where the agent preempts the producer that has just woken it.
        ring.TryWrite(0, RecordKind.Row, 0, new double[100]).ShouldBeFalse();
        wake.WaitOne(0).ShouldBeTrue();
        ring.Drain(new Recorder());

        for (var i = 0; i < 9; i++)
        {
            ring.TryWrite(0, RecordKind.Row, 0, [1, 2]);
        }

        wake.WaitOne(0).ShouldBeTrue();
    }

    [Fact]
    public void A_ring_whose_agent_has_stopped_takes_nothing_and_does_no_harm()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(64, wake);
        ring.TryWrite(0, RecordKind.Row, 0, [1]);
        ring.Release();

        ring.TryWrite(0, RecordKind.Row, 0, [1]).ShouldBeFalse();
        Should.NotThrow(() => ring.Drain(new Recorder()));
    }

    [Fact]
    public void A_record_at_which_the_reader_fails_is_not_met_again()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(64, wake);
        ring.TryWrite(0, RecordKind.Row, 0, [1]);
        ring.TryWrite(0, RecordKind.Row, 0, [2]);

        Should.Throw<InvalidOperationException>(() => ring.Drain(new FailingReader()));
        var reader = new Recorder();
        ring.Drain(reader);

        reader.Records.Single().Row.ShouldBe([2d]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void Counted_and_dropped_are_all_that_was_written_whatever_the_threads(int threads)
    {
        using var wake = new AutoResetEvent(false);
        using var buffers = new CaptureBuffers(1_024, 256, wake);
        var subscription = new AgentSubscription(buffers, 0, new(1, 0), TimeProvider.System);
        var reader = new Recorder(keep: false);
        var isDone = false;
        const int each = 20_000;

        var consumer = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                buffers.Drain(reader);
            }
        });
        consumer.Start();
        var producers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < each; i++)
            {
                subscription.Begin().Complete([i, -i, 2 * i]);
            }
        })).ToList();
        producers.ForEach(thread => thread.Start());
        producers.ForEach(thread => thread.Join());
        Volatile.Write(ref isDone, true);
        consumer.Join();
        buffers.Drain(reader);

        reader.Torn.ShouldBe(0);
        (reader.Count + buffers.Losses(0).Dropped + subscription.Unbuffered).ShouldBe((long)threads * each);
    }

    [Fact]
    public void Threads_beyond_the_limit_get_no_buffer_and_their_predictions_are_counted()
    {
        using var wake = new AutoResetEvent(false);
        using var buffers = new CaptureBuffers(1_024, 1, wake);
        var subscription = new AgentSubscription(buffers, 0, new(1, 0), TimeProvider.System);
        subscription.Begin().Complete([1]);

        var other = new Thread(() => subscription.Begin().Complete([2]));
        other.Start();
        other.Join();

        subscription.Unbuffered.ShouldBe(1);
    }

    private sealed class FailingReader : IRowReader
    {
        public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row) =>
            throw new InvalidOperationException("a fault in the agent");
    }

    private sealed class Recorder(bool keep = true) : IRowReader
    {
        public List<(int Slot, RecordKind Kind, double Latency, double[] Row)> Records { get; } = [];

        public long Count { get; private set; }

        public long Torn { get; private set; }

        public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row)
        {
            Count++;
            if (keep)
            {
                Records.Add((slot, kind, latency, row.ToArray()));
            }
            else if (row.Length != 3 || row[1] != -row[0] || row[2] != 2 * row[0])
            {
                Torn++;
            }
        }
    }
}
