namespace ModelMonitor.Detection;

/// <summary>
/// Watches the time since the last prediction: a silence is an alarm once such a long one comes less often than false alarms
/// are allowed, as the silences of the process so far tell. Told of by time and not by window, since without predictions
/// a window by count never ends.
/// </summary>
/// <param name="period">The time in which one false alarm of this kind is allowed.</param>
internal sealed class Freshness(TimeSpan period)
{
    /// <summary>Before a week has been seen, only a silence that is longer than any weekend is one.</summary>
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_longWeekend = TimeSpan.FromDays(3.5);

    private readonly LongestSilences _silences = new();
    private TimeSpan? _first;
    private TimeSpan _last;
    private Finding? _raised;

    /// <summary>Says how far the monotonic clock has come.</summary>
    /// <param name="now">The time since an arbitrary moment.</param>
    /// <param name="predictions">The predictions, of whatever end, since the call before.</param>
    /// <returns>An alarm that is raised or cleared, if any.</returns>
    public DriftTransition? Advance(TimeSpan now, long predictions)
    {
        if (predictions > 0)
        {
            return Resume(now);
        }

        if (_raised is not null || _first is not { } first || !IsTooLong(now - _last, _last - first))
        {
            return null;
        }

        _raised = FindingOf(now - _last, _last - first);
        return new(_raised, IsRaised: true);
    }

    private DriftTransition? Resume(TimeSpan now)
    {
        if (_first is null)
        {
            _first = now;
        }
        else
        {
            _silences.Add(now - _last);
        }

        _last = now;
        var raised = _raised;
        _raised = null;
        return raised is null ? null : new(raised, IsRaised: false);
    }

    private bool IsTooLong(TimeSpan silence, TimeSpan seen) =>
        seen < s_week ? _silences.IsKnown && silence >= s_longWeekend
        : _silences.IsKnown && silence > _silences.Longest && _silences.ExpectedLonger(silence) * (period / seen) <= 1;

    private Finding FindingOf(TimeSpan silence, TimeSpan seen) => new()
    {
        Subject = "model",
        Aspect = DriftAspect.Freshness,
        Kind = DriftKind.NoData,
        Category = AlarmCategory.Reliability,
        State = DriftState.Drifted,
        Columns = [],
        // The chance of such a silence in as long a time as has been seen.
        AdjustedPValue = 1 - Math.Exp(-_silences.ExpectedLonger(silence)),
        Effect = Math.Max(1, silence / _silences.Longest),
        Explanation = $"model: no prediction for {Words.Duration(silence)}; the longest silence in {Words.Duration(seen)} was {Words.Duration(_silences.Longest)}",
        AgreedBy = [CheckDetectorNames.LongestSilences],
        NextStep = "See whether the application still gets requests, and whether predictions still reach the monitored method.",
    };
}
