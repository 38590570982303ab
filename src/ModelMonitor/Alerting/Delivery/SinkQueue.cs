using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ModelMonitor.Alerting;

/// <summary>
/// The alerts waiting for one sink. A sink that throws or takes too long loses the alert at hand; one that fails
/// again and again is left alone for a while, so that a sink that hangs holds at most a few threads.
/// </summary>
internal sealed class SinkQueue
{
    private const int Capacity = 256;
    private const int FailuresToPause = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly IAlertSink _sink;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<Alert> _alerts;
    private readonly Task _delivery;
    private long _lost;
    private int _failures;
    private long _pausedAt;

    public SinkQueue(IAlertSink sink, TimeSpan timeout, TimeProvider time, ILogger logger)
    {
        _sink = sink;
        _timeout = timeout;
        _time = time;
        _logger = logger;
        // The oldest goes first: a queue that is full for long should end with what is true now.
        _alerts = Channel.CreateBounded<Alert>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _lost));
        _delivery = Task.Run(DeliverAsync);
    }

    /// <summary>The name of the sink's type.</summary>
    public string SinkName => _sink.GetType().Name;

    public long Lost => Volatile.Read(ref _lost);

    private bool IsPaused => _failures >= FailuresToPause && _time.GetElapsedTime(_pausedAt) < Pause;

    public void Enqueue(Alert alert)
    {
        if (!_alerts.Writer.TryWrite(alert))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    public Task CompleteAsync()
    {
        _alerts.Writer.TryComplete();
        return _delivery;
    }

    private async Task DeliverAsync()
    {
        await foreach (var alert in _alerts.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (IsPaused)
            {
                Interlocked.Increment(ref _lost);
                continue;
            }

            try
            {
                await SendAsync(alert).ConfigureAwait(false);
                _failures = 0;
            }
#pragma warning disable CA1031 // A sink is user code: whatever it throws ends here, counted and logged.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(exception);
            }
        }
    }

    private async Task SendAsync(Alert alert)
    {
        using var cancellation = new CancellationTokenSource(_timeout, _time);
        // On a thread of its own: a sink may block before it returns its task.
        var sending = Task.Run(() => _sink.SendAsync(alert, cancellation.Token).AsTask(), CancellationToken.None);
        await sending.WaitAsync(_timeout, _time).ConfigureAwait(false);
    }

    private void Fail(Exception exception)
    {
        Interlocked.Increment(ref _lost);
        _failures++;
        _pausedAt = _time.GetTimestamp();
        _logger.AlertSinkFailed(exception, SinkName);
        if (_failures == FailuresToPause)
        {
            _logger.AlertSinkPaused(SinkName, _failures, Pause);
        }
    }
}
