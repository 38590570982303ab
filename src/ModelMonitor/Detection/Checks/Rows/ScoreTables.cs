using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// The scores and random features of the baseline that was asked for last. They follow from the baseline, are made in a
/// fraction of the time that a window takes, and are the larger part of what a detector would keep: the models of one thread
/// share the memory of one. Used by one thread at a time.
/// </summary>
internal sealed class ScoreTables
{
    private Baseline? _baseline;
    private SampledScores? _scores;

    /// <summary>Those of a baseline.</summary>
    public SampledScores Of(Baseline baseline)
    {
        if (_scores is null || _baseline != baseline)
        {
            (_baseline, _scores) = (baseline, new(baseline));
        }

        return _scores;
    }
}
