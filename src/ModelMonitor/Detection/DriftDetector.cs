using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Judges the windows of one model against its baseline, its rules and its checks: a change is an alarm if it is certain
/// (Benjamini-Hochberg over all tests of the window, at a level that keeps the budget of false alarms), large (effect
/// floors) and persistent (over windows that share no row).
/// </summary>
internal sealed class DriftDetector
{
    private readonly Baseline _baseline;
    private readonly IReadOnlyList<FeatureRule> _rules;
    private readonly ColumnDetector[] _columns;
    private readonly CheckDetector _checks;
    private readonly WindowLevels _levels;
    private readonly Lazy<RootCause> _rootCause;
    private readonly CountCalibration _calibration;
    private readonly List<AspectTest> _tests = [];

    /// <summary>Makes a detector that has seen no window.</summary>
    /// <param name="baseline">What windows are compared with.</param>
    /// <param name="options">When a change is an alarm.</param>
    /// <param name="budget">How often a window may alarm for nothing.</param>
    /// <param name="panes">The panes of a window: so many windows in a row share rows.</param>
    /// <param name="rules">The model's rules.</param>
    /// <param name="checks">What is watched beside the columns.</param>
    /// <param name="importance">The weights of features; 1 where none is given.</param>
    /// <param name="comparisons">How columns are compared, where other detectors of the thread do it in the same way.</param>
    public DriftDetector(
        Baseline baseline, DriftOptions options, FalseAlarmBudget budget, int panes = 1,
        IReadOnlyList<FeatureRule>? rules = null, IReadOnlyList<WindowCheck>? checks = null,
        IDictionary<string, double>? importance = null, IReadOnlyList<ColumnComparison>? comparisons = null)
    {
        _baseline = baseline;
        _rules = rules ?? [];
        var ruleTests = RuleTest.ForColumns(baseline.Columns.Count, _rules, options);
        comparisons ??= ColumnComparison.Of(baseline, options);
        _columns = [.. comparisons.Select((comparison, i) => new ColumnDetector(i, comparison, ruleTests[i], options, panes))];
        _checks = new(checks ?? [], options, panes);
        _levels = new(budget, options);

        // Taken with the first change: most models have none.
        _rootCause = new(() => new(baseline, importance ?? new Dictionary<string, double>(), panes * options.ClearAfter), isThreadSafe: false);
        _calibration = new(baseline, comparisons);
    }

    /// <summary>Judges a window, and says which alarms it raises or clears.</summary>
    public (WindowReport Report, IReadOnlyList<DriftTransition> Transitions) Evaluate(WindowCounts window, long sequence)
    {
        var calibration = _calibration.Find(window.Rows);
        var measured = Array.ConvertAll(_columns, column => column.Test(window, calibration, _tests));
        _checks.Test(window);
        var columnTests = measured.Sum(column => column.Tests.Length);
        var count = columnTests + _checks.Tests.Count;
        var levels = _levels.Of(count, window.Rows, _baseline.Rows);
        Span<double> adjusted = count <= 512 ? stackalloc double[count] : new double[count];
        Adjust(measured, adjusted);
        Decide(measured, adjusted, levels);

        var news = new WindowNews();
        var verdicts = new ColumnVerdict[_columns.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            verdicts[i] = _columns[i].Judge(window, sequence, measured[i], levels, news);
        }

        var checks = _checks.Judge(adjusted[columnTests..], levels, sequence, news);
        IReadOnlyList<Finding> findings = news.Findings.Count == 0 ? [] : _rootCause.Value.Explain(news, window, sequence);
        return (Report(window, sequence, verdicts, checks, findings) with { Levels = levels, Budget = _levels.Budget }, news.Transitions);
    }

    /// <summary>Goes on with the cross-check of p-values: a stretch of work that is bounded, for when nothing else is to do.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Calibrate() => _calibration.Run();

    /// <summary>One family: all tests of the columns, then those of the checks.</summary>
    private void Adjust(ColumnTests[] columns, Span<double> adjusted)
    {
        Span<double> pValues = adjusted.Length <= 512 ? stackalloc double[adjusted.Length] : new double[adjusted.Length];
        var next = 0;
        foreach (var column in columns)
        {
            foreach (var test in column.Tests)
            {
                pValues[next++] = test.PValue;
            }
        }

        foreach (var test in _checks.Tests)
        {
            pValues[next++] = test.PValue;
        }

        BenjaminiHochberg.Adjust(pValues, adjusted);
    }

    private static void Decide(ColumnTests[] columns, ReadOnlySpan<double> adjusted, DecisionLevels levels)
    {
        var next = 0;
        foreach (var column in columns)
        {
            foreach (ref var test in column.Tests.AsSpan())
            {
                var pValue = adjusted[next++];
                test = test with { AdjustedPValue = pValue, IsBreached = test.IsLarge && pValue <= levels.Discovery };
            }
        }
    }

    private WindowReport Report(
        WindowCounts window, long sequence, ColumnVerdict[] columns, IReadOnlyList<CheckVerdict> checks, IReadOnlyList<Finding> findings) => new()
    {
        Model = _baseline.Model,
        Version = _baseline.ModelVersion,
        BaselineId = _baseline.Id,
        Sequence = sequence,
        Start = window.Start,
        End = window.End,
        Predictions = window.Returned,
        Flagged = window.Flagged,
        FellBack = window.FellBack,
        Errors = window.Errors,
        Refused = window.Refused,
        Shadowed = window.Shadowed,
        Violations = RuleViolations.Of(_rules, window.Violations.Rules, window.Checked),
        Columns = columns,
        Checks = checks,
        Findings = findings,
    };
}
