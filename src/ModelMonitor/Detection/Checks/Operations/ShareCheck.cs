using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches the share of calls that end in some way: throw, are refused, are answered by the fallback. What is usual is
/// learned from the first windows of the process; the training data know nothing of it.
/// </summary>
/// <remarks>
/// Two tests must agree, so that the larger p-value counts: the exact one of both shares, which knows rare events, and
/// that of windows against windows, which knows that such events come in bursts.
/// </remarks>
internal sealed class ShareCheck(CallOutcome outcome, DriftOptions options, int panes) : WindowCheck
{
    // A p-value above it says that a window is like those before, and may be learned from.
    private const double Unsuspicious = 0.01;

    private readonly Disjoint _disjoint = new(panes);
    private readonly LearnedLevel _roots = new();
    private long _usualEvents;
    private long _usualCalls;

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var calls = outcome.CallsOf(window);
        var isDisjoint = _disjoint.Next();
        if (calls < options.MinimumCount)
        {
            return;
        }

        var events = outcome.EventsOf(window);
        var test = _roots.IsKnown ? Test(events, calls) : null;
        if (test is not null)
        {
            tests.Add(test);
        }

        if (isDisjoint && !_roots.IsComplete && !(test?.PValue <= Unsuspicious))
        {
            (_usualEvents, _usualCalls) = (_usualEvents + events, _usualCalls + calls);
            _roots.Add(ArcsineRoot.Of(events, calls), ArcsineRoot.NoiseOf(calls));
        }
    }

    private CheckTest Test(long events, long calls)
    {
        var exact = Proportions.PValue(_usualEvents, _usualCalls, events, calls, Alternative.Greater);
        var ofWindows = _roots.PValue(ArcsineRoot.Of(events, calls), ArcsineRoot.NoiseOf(calls), Alternative.Greater);
        var (expected, observed) = ((double)_usualEvents / _usualCalls, (double)events / calls);
        return new()
        {
            Subject = outcome.Subject,
            Aspect = DriftAspect.ErrorRate,
            Kind = DriftKind.Errors,
            Category = AlarmCategory.Reliability,
            PValue = Math.Max(exact, ofWindows),
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(Math.Max(0, observed - expected), options.ShareFloor),
            Describe = () => $"{Words.Percent(observed)} of the predictions {outcome.What} ({Words.Percent(expected)} in the first windows)",
            Detectors = [CheckDetectorNames.ExactShare, CheckDetectorNames.ReferenceWindows],
        };
    }
}
