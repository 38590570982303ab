using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Hosting;

/// <summary>
/// The sample of the last window of a model. It is taken by exchange, so that a window costs no copy and no memory beyond a
/// second sample, and copied for who asks. For any number of readers; none of the user's code runs under its lock.
/// </summary>
/// <param name="baseline">The baseline of the model.</param>
internal sealed class LastRows(Baseline baseline)
{
    private readonly object _gate = new();
    private RowSample? _sample;
    private DateTimeOffset _start;
    private DateTimeOffset _end;

    /// <summary>Takes the sample of a window that was judged; the window goes on with the one before.</summary>
    public void Take(WindowCounts window)
    {
        lock (_gate)
        {
            _sample = window.GiveSample(_sample);
            (_start, _end) = (window.Start, window.End);
        }
    }

    /// <summary>A copy of the sample; <see langword="null"/> before there is one.</summary>
    public SampledRows? Read()
    {
        lock (_gate)
        {
            return _sample is { } sample ? new(baseline, SampledCells.Of(sample), sample.Rows, _start, _end) : null;
        }
    }
}
