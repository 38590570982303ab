using System.Runtime.InteropServices;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Judges the windows of one model against its baseline and its rules: a change is an alarm if it is certain (Benjamini-Hochberg
/// over all tests of the window), large (effect floors) and persistent (hysteresis).
/// </summary>
internal sealed class DriftDetector
{
    private static readonly int AspectCount = Enum.GetValues<DriftAspect>().Length;

    private readonly Baseline _baseline;
    private readonly DriftOptions _options;
    private readonly ColumnComparison[] _comparisons;
    private readonly IReadOnlyList<FeatureRule> _rules;
    private readonly RuleTest?[] _ruleTests;
    private readonly Hysteresis[][] _alarms;
    private readonly bool[] _isDrifted;

    public DriftDetector(Baseline baseline, DriftOptions options, IReadOnlyList<FeatureRule>? rules = null)
    {
        _rules = rules ?? [];
        _ruleTests = RuleTest.ForColumns(baseline.Columns.Count, _rules, options);
        _baseline = baseline;
        _options = options;
        _comparisons = [.. baseline.Columns.Select(column => Comparison(column, options))];
        _alarms = [.. baseline.Columns.Select(_ => Enumerable.Range(0, AspectCount).Select(_ => Alarm(options)).ToArray())];
        _isDrifted = new bool[_comparisons.Length];
    }

    /// <summary>Judges a window, and says which alarms it raises or clears.</summary>
    public (WindowReport Report, IReadOnlyList<DriftTransition> Transitions) Evaluate(WindowCounts window, long sequence)
    {
        var tests = new List<AspectTest>(_comparisons.Length * AspectCount);
        var ends = new int[_comparisons.Length];
        var statistics = new DriftStatistics[_comparisons.Length];
        for (var i = 0; i < _comparisons.Length; i++)
        {
            statistics[i] = _comparisons[i].Compare(window.Columns[i], tests);
            _ruleTests[i]?.AddTo(tests, window);
            ends[i] = tests.Count;
        }

        Decide(CollectionsMarshal.AsSpan(tests));
        var verdicts = new ColumnVerdict[_comparisons.Length];
        var findings = new List<Finding>();
        var transitions = new List<DriftTransition>();
        for (var i = 0; i < _comparisons.Length; i++)
        {
            AspectTest[] own = [.. CollectionsMarshal.AsSpan(tests)[(i == 0 ? 0 : ends[i - 1])..ends[i]]];
            verdicts[i] = Judge(i, window, statistics[i], own);
            var finding = FindingOf(verdicts[i]);
            var isDrifted = verdicts[i].State == DriftState.Drifted;
            if (verdicts[i].State >= DriftState.Suspected)
            {
                findings.Add(finding);
            }

            if (isDrifted != _isDrifted[i] && verdicts[i].State > DriftState.InsufficientData)
            {
                _isDrifted[i] = isDrifted;
                transitions.Add(new(finding, isDrifted));
            }
        }

        return (Report(window, sequence, verdicts, findings), transitions);
    }

    private static Hysteresis Alarm(DriftOptions options)
        => new(options.RaiseAfter, options.PersistenceWindows, options.ClearAfter);

    private static ColumnComparison Comparison(ColumnBaseline column, DriftOptions options) => column.Layout switch
    {
        NumericLayout numeric => new NumericComparison(column, numeric, options),
        CategoricalLayout categorical => new CategoricalComparison(column, categorical, options),
        _ => throw new InvalidOperationException($"Column '{column.Name}' has no layout to compare."),
    };

    private void Decide(Span<AspectTest> tests)
    {
        Span<double> pValues = tests.Length <= 256 ? stackalloc double[tests.Length] : new double[tests.Length];
        Span<double> adjusted = tests.Length <= 256 ? stackalloc double[tests.Length] : new double[tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            pValues[i] = tests[i].PValue;
        }

        BenjaminiHochberg.Adjust(pValues, adjusted);
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = tests[i] with
            {
                AdjustedPValue = adjusted[i],
                IsBreached = tests[i].IsLarge && adjusted[i] <= _options.Significance,
            };
        }
    }

    private ColumnVerdict Judge(int column, WindowCounts window, DriftStatistics statistics, AspectTest[] tests)
    {
        AspectTest? breach = null;
        foreach (var test in tests)
        {
            _alarms[column][(int)test.Aspect].Update(test.IsBreached);
            if (test.IsBreached && (breach is null || test.AdjustedPValue < breach.Value.AdjustedPValue))
            {
                breach = test;
            }
        }

        var comparison = _comparisons[column];
        var counts = window.Columns[column];
        // Words are made now where they need the counts, which the next window overwrites.
        DistributionChange? change = breach?.Aspect switch
        {
            DriftAspect.Distribution => comparison.Explain(counts),
            DriftAspect.RuleViolations => new(DriftKind.RuleViolations, _ruleTests[column]!.Explain(window)),
            _ => null,
        };
        return new()
        {
            Name = comparison.Baseline.Name,
            Role = comparison.Baseline.Role,
            Count = counts.Total,
            State = window.IsEmpty ? DriftState.NoData : StateOf(column, tests.Length > 0, breach is not null),
            Kind = change?.Kind ?? KindOf(breach),
            Statistics = statistics,
            Tests = tests,
            Breach = breach,
            Change = change?.Description,
            Checked = window.Checked,
        };
    }

    private DriftState StateOf(int column, bool isTested, bool isBreached) => (isTested, isBreached) switch
    {
        (false, _) => DriftState.InsufficientData,
        _ when Array.Exists(_alarms[column], aspect => aspect.IsRaised) => DriftState.Drifted,
        (_, true) => DriftState.Suspected,
        _ => DriftState.Stable,
    };

    private static DriftKind KindOf(AspectTest? breach) => breach?.Aspect switch
    {
        DriftAspect.MissingValues => DriftKind.MissingValues,
        DriftAspect.InfiniteValues => DriftKind.InfiniteValues,
        DriftAspect.UnseenCategories => DriftKind.UnseenCategories,
        _ => DriftKind.None,
    };

    private static Finding FindingOf(ColumnVerdict verdict) => new()
    {
        Subject = verdict.Name,
        Aspect = verdict.Breach?.Aspect ?? DriftAspect.Distribution,
        Kind = verdict.Kind,
        Category = AlarmCategory.Robustness,
        State = verdict.State,
        Columns = [verdict.Name],
        AdjustedPValue = verdict.AdjustedPValue,
        Effect = 1,
        Explanation = verdict.Explanation,
        AgreedBy = [],
    };

    private WindowReport Report(WindowCounts window, long sequence, ColumnVerdict[] verdicts, IReadOnlyList<Finding> findings) => new()
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
        Columns = verdicts,
        Checks = [],
        Findings = findings,
    };
}
