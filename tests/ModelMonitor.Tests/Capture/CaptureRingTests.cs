using ModelMonitor.Capture;

namespace ModelMonitor.Tests.Capture;

public class CaptureRingTests
{
    [Fact]
    public void Agent_that_read_before_the_record_that_woke_it_was_there_is_woken_again()
    {
        using var wake = new AutoResetEvent(false);
        var ring = new CaptureRing(capacity: 64, wake);

        // Dropped, so that the ring stays as it is when an agent preempts the producer that has just woken it.
        Write(ring, columns: 100).ShouldBeFalse();
        wake.WaitOne(0).ShouldBeTrue();
        ring.Drain(new Reader());

        while (Write(ring, columns: 2))
        {
        }

        wake.WaitOne(0).ShouldBeTrue();
    }

    private static bool Write(CaptureRing ring, int columns) => ring.TryWrite(0, RecordKind.Row, double.NaN, new double[columns]);

    private sealed class Reader : IRowReader
    {
        public void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row)
        {
        }
    }
}
