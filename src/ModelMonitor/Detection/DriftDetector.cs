using System.Runtime.InteropServices;
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
    private readonly RootCause _rootCause;
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
    public DriftDetector(
        Baseline baseline, DriftOptions options, FalseAlarmBudget budget, int panes = 1,
        IReadOnlyList<FeatureRule>? rules = null, IReadOnlyList<WindowCheck>? checks = null,
        IDictionary<string, double>? importance = null)
    {
        _baseline = baseline;
        _rules = rules ?? [];
        var ruleTests = RuleTest.ForColumns(baseline.Columns.Count, _rules, options);
        _columns = [.. baseline.Columns.Select((_, i) => new ColumnDetector(i, baseline, ruleTests[i], options, panes))];
        _checks = new(checks ?? [], options, panes);
        _levels = new(budget, options);
        _rootCause = new(baseline, importance ?? new Dictionary<string, double>(), panes * options.ClearAfter);
        _calibration = new(baseline, [.. _columns.Select(column => column.Comparison)]);
    }

    /// <summary>Judges a window, and says which alarms it raises or clears.</summary>
    public (WindowReport Report, IReadOnlyList<DriftTransition> Transitions) Evaluate(WindowCounts window, long sequence)
    {
        _tests.Clear();
        Span<int> ends = _columns.Length <= 256 ? stackalloc int[_columns.Length] : new int[_columns.Length];
        var calibration = _calibration.Find(window.Rows);
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].AddTests(window, calibration, _tests);
            ends[i] = _tests.Count;
        }

        _checks.Test(window);
        var count = _tests.Count + _checks.Tests.Count;
        var levels = _levels.Of(count, window.Rows, _baseline.Rows);
        Span<double> adjusted = count <= 512 ? stackalloc double[count] : new double[count];
        Adjust(adjusted);

        var news = new WindowNews();
        var tests = Decide(adjusted, levels);
        var verdicts = new ColumnVerdict[_columns.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            verdicts[i] = _columns[i].Judge(window, sequence, [.. tests[(i == 0 ? 0 : ends[i - 1])..ends[i]]], levels, news);
        }

        var checks = _checks.Judge(adjusted[_tests.Count..], levels, sequence, news);
        var findings = _rootCause.Explain(news, window, sequence);
        return (Report(window, sequence, verdicts, checks, findings) with { Levels = levels, Budget = _levels.Budget }, news.Transitions);
    }

    /// <summary>Goes on with the cross-check of p-values: a stretch of work that is bounded, for when nothing else is to do.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Calibrate() => _calibration.Run();

    /// <summary>One family: all tests of the columns, then those of the checks.</summary>
    private void Adjust(Span<double> adjusted)
    {
        Span<double> pValues = adjusted.Length <= 512 ? stackalloc double[adjusted.Length] : new double[adjusted.Length];
        for (var i = 0; i < _tests.Count; i++)
        {
            pValues[i] = _tests[i].PValue;
        }

        for (var i = 0; i < _checks.Tests.Count; i++)
        {
            pValues[_tests.Count + i] = _checks.Tests[i].PValue;
        }

        BenjaminiHochberg.Adjust(pValues, adjusted);
    }

    private Span<AspectTest> Decide(ReadOnlySpan<double> adjusted, DecisionLevels levels)
    {
        var tests = CollectionsMarshal.AsSpan(_tests);
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = tests[i] with
            {
                AdjustedPValue = adjusted[i],
                IsBreached = tests[i].IsLarge && adjusted[i] <= levels.Discovery,
            };
        }

        return tests;
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
