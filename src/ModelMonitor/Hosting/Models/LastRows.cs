using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Hosting;

/// <summary>
/// The sample of the last window of a model, where something was found in it, and from the first question on of every one:
/// models of which nobody asks take no memory. It is taken by exchange, so that a window costs no copy and no more than a
/// second sample, and copied for who asks. For any number of readers; none of the user's code runs under its lock.
/// </summary>
internal sealed class LastRows
{
    private readonly object _gate = new();
    private bool _isAskedFor;
    private RowSample? _sample;
    private DateTimeOffset _start;
    private DateTimeOffset _end;

    /// <summary>Takes the sample of a window that was judged; the window goes on with the one before.</summary>
    /// <param name="window">The window.</param>
    /// <param name="hasFindings">Whether something was found in it.</param>
    public void Take(WindowCounts window, bool hasFindings)
    {
        lock (_gate)
        {
            _sample = hasFindings || _isAskedFor ? window.GiveSample(_sample) : null;
            (_start, _end) = (window.Start, window.End);
        }
    }

    /// <summary>A copy of the sample; <see langword="null"/> where there is none.</summary>
    /// <param name="baseline">The baseline of the model.</param>
    public SampledRows? Read(Baseline? baseline)
    {
        lock (_gate)
        {
            _isAskedFor = true;
            return baseline is not null && _sample is { } sample ? new(baseline, SampledCells.Of(sample), sample.Rows, _start, _end) : null;
        }
    }
}
