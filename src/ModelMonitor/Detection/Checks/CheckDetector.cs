using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>Judges what is no single column: the tests of all checks, and whether what they show persists.</summary>
internal sealed class CheckDetector(IReadOnlyList<WindowCheck> checks, DriftOptions options, int panes)
{
    private readonly List<CheckTest> _tests = [];

    // Of what has never been breached nothing is kept.
    private readonly Dictionary<(string Subject, DriftAspect Aspect), (Persistence Persistence, Alarm Alarm)> _alarms = [];

    /// <summary>The tests of the window, until they are judged.</summary>
    public IReadOnlyList<CheckTest> Tests => _tests;

    /// <summary>Makes the tests that the window has data enough for.</summary>
    public void Test(WindowCounts window)
    {
        _tests.Clear();
        foreach (var check in checks)
        {
            check.AddTo(_tests, window);
        }
    }

    /// <summary>Judges the tests.</summary>
    /// <param name="adjusted">Their p-values after the correction for all tests of the window.</param>
    /// <param name="levels">How certain a change must be.</param>
    /// <param name="look">The number of the window.</param>
    /// <param name="news">Takes what the window shows to have changed, and the alarms that it raises or clears.</param>
    public IReadOnlyList<CheckVerdict> Judge(ReadOnlySpan<double> adjusted, DecisionLevels levels, long look, WindowNews news)
    {
        var verdicts = new CheckVerdict[_tests.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = Judge(_tests[i], adjusted[i], levels, look, news);
        }

        _tests.Clear();

        return verdicts;
    }

    private CheckVerdict Judge(CheckTest test, double adjusted, DecisionLevels levels, long look, WindowNews news)
    {
        var isBreached = test.Effect >= 1 && adjusted <= levels.Discovery;
        var key = (test.Subject, test.Aspect);
        if (!_alarms.TryGetValue(key, out var known) && isBreached)
        {
            _alarms.Add(key, known = (new(options, panes), new()));
        }

        known.Persistence?.Update(look, isBreached);
        var state = known.Persistence?.IsRaised == true ? DriftState.Drifted : isBreached ? DriftState.Suspected : DriftState.Stable;
        known.Alarm?.Tell(isBreached ? FindingOf(test, adjusted, state) : null, state, news);
        return new()
        {
            Subject = test.Subject,
            Aspect = test.Aspect,
            State = state,
            PValue = test.PValue,
            AdjustedPValue = adjusted,
            Expected = test.Expected,
            Observed = test.Observed,
            Effect = test.Effect,
        };
    }

    private static Finding FindingOf(CheckTest test, double adjusted, DriftState state) => new()
    {
        Subject = test.Subject,
        Aspect = test.Aspect,
        Kind = test.Kind,
        Category = test.Category,
        State = state,
        Columns = test.Columns,
        AdjustedPValue = adjusted,
        Effect = test.Effect,
        Explanation = VerdictSentence.Of(test, adjusted, state),
        AgreedBy = test.Detectors,
    };
}
