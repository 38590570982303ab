using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>Judges one column: its tests, whether what they show persists, and the most certain of it as a finding.</summary>
internal sealed class ColumnDetector
{
    private static readonly int AspectCount = Enum.GetValues<DriftAspect>().Length;

    private readonly int _column;
    private readonly ColumnComparison _comparison;
    private readonly RuleTest? _rules;
    private readonly FixedThresholds? _fixed;
    private readonly DriftOptions _options;
    private readonly int _panes;

    // Most columns never change: nothing is kept of them.
    private Persistence?[] _aspects = [];
    private Alarm? _alarm;
    private ColumnSizes? _sizes;

    public ColumnDetector(int column, ColumnComparison comparison, RuleTest? rules, DriftOptions options, int panes)
    {
        _column = column;
        _comparison = comparison;
        _rules = rules;
        _fixed = FixedThresholds.Of(comparison.Baseline.Name, options);
        _options = options;
        _panes = panes;
    }

    /// <summary>Makes the tests that the window has values enough for.</summary>
    /// <param name="window">The window.</param>
    /// <param name="calibration">What is known of p-values at its size, if anything.</param>
    /// <param name="tests">Where they are put together, one column after the other.</param>
    public ColumnTests Test(WindowCounts window, CalibrationEntry? calibration, List<AspectTest> tests)
    {
        _comparison.Expected.Mix(window.HourOfWeekRows);
        tests.Clear();
        var statistics = _comparison.Compare(window.Columns[_column], tests);
        ColumnSizes? sizes = null;
        if (tests is [{ Aspect: DriftAspect.Distribution } distribution, ..])
        {
            var inflation = calibration?.Inflation[_column] ?? 1;
            sizes = _comparison.SizesOf(window.Columns[_column], inflation, calibration is not null);

            // Windows of the same size share them.
            sizes = _sizes = sizes == _sizes ? _sizes : sizes;
            tests[0] = inflation > 1 ? distribution with { PValue = Math.Pow(distribution.PValue, 1 / inflation) } : distribution;
        }

        _rules?.AddTo(tests, window);
        return new(statistics, sizes, [.. tests]);
    }

    /// <summary>Judges the column by its tests, once they are decided.</summary>
    /// <param name="window">The window that the tests are of.</param>
    /// <param name="look">Its number.</param>
    /// <param name="measured">What its tests are.</param>
    /// <param name="levels">How certain a change had to be.</param>
    /// <param name="news">Takes what the window shows to have changed, and the alarm that it raises or clears.</param>
    public ColumnVerdict Judge(WindowCounts window, long look, in ColumnTests measured, DecisionLevels levels, WindowNews news)
    {
        var tests = measured.Tests;
        var reached = DecideFixed(measured);
        foreach (var test in tests)
        {
            if (test.IsBreached)
            {
                _aspects = _aspects is [] ? new Persistence?[AspectCount] : _aspects;
                _aspects[(int)test.Aspect] ??= new(_options, _panes);
            }

            if (_aspects is not [])
            {
                _aspects[(int)test.Aspect]?.Update(look, test.IsBreached);
            }
        }

        // Words are made now where they need the counts, which the next window overwrites.
        var (breach, change) = BreachOf(window, tests);
        var verdict = new ColumnVerdict
        {
            Name = _comparison.Baseline.Name,
            Role = _comparison.Baseline.Role,
            Count = window.Columns[_column].Total,
            State = StateOf(window, tests, breach),
            Kind = change.Kind,
            Statistics = measured.Statistics,
            Tests = tests,
            BreachIndex = breach is null ? -1 : Array.IndexOf(tests, breach.Value),
            Change = change.Description,
            Fixed = reached,
            Sizes = measured.Sizes,
            Checked = window.Checked,
        };
        var finding = breach is { } found ? FindingOf(verdict, found, VotesOn(found, window, levels)) : null;
        _alarm = finding is null ? _alarm : _alarm ?? new();
        _alarm?.Tell(finding, verdict.State, news);
        return verdict;
    }

    /// <summary>Where thresholds are fixed for the column, they decide on its distribution.</summary>
    private string? DecideFixed(in ColumnTests measured)
    {
        var tests = measured.Tests;
        if (_fixed is null || tests is [] || tests[0].Aspect != DriftAspect.Distribution)
        {
            return null;
        }

        var reached = _fixed.Reached(measured.Statistics, tests[0].PValue);
        tests[0] = tests[0] with { Effect = reached?.Effect ?? 0, IsBreached = reached is not null, IsFixed = true };
        return reached?.Description;
    }

    /// <summary>The most certain of what is breached; values out of range yield to a change of the distribution that explains them.</summary>
    private (AspectTest? Breach, DistributionChange Change) BreachOf(WindowCounts window, AspectTest[] tests)
    {
        AspectTest? breach = null;
        foreach (var test in tests)
        {
            if (test.IsBreached && (breach is null || test.AdjustedPValue < breach.Value.AdjustedPValue))
            {
                breach = test;
            }
        }

        if (breach?.Aspect == DriftAspect.OutOfRange
            && Array.Find(tests, test => test is { Aspect: DriftAspect.Distribution, IsBreached: true }) is { IsBreached: true } distribution
            && _comparison.Explain(window.Columns[_column]) is { Kind: not DriftKind.Distribution } named)
        {
            return (distribution, named);
        }

        return (breach, breach is { } found ? ChangeOf(found.Aspect, window) : default);
    }

    private DistributionChange ChangeOf(DriftAspect aspect, WindowCounts window) => aspect switch
    {
        DriftAspect.Distribution => _comparison.Explain(window.Columns[_column]),
        DriftAspect.RuleViolations => new(DriftKind.RuleViolations, _rules!.Explain(window)),
        DriftAspect.MissingValues => new(DriftKind.MissingValues, null),
        DriftAspect.InfiniteValues => new(DriftKind.InfiniteValues, null),
        DriftAspect.UnseenCategories => new(DriftKind.UnseenCategories, null),
        DriftAspect.OutOfRange => new(DriftKind.OutOfRange, null),
        _ => throw new ArgumentOutOfRangeException(nameof(aspect), aspect, "No aspect of a column."),
    };

    private DriftState StateOf(WindowCounts window, AspectTest[] tests, AspectTest? breach) => tests.Length switch
    {
        0 when window.IsEmpty => DriftState.NoData,
        0 => DriftState.InsufficientData,
        _ when Array.Exists(_aspects, aspect => aspect is { IsRaised: true }) => DriftState.Drifted,
        _ => breach is null ? DriftState.Stable : DriftState.Suspected,
    };

    private IReadOnlyList<string> VotesOn(AspectTest breach, WindowCounts window, DecisionLevels levels) => breach.Aspect switch
    {
        DriftAspect.Distribution when breach.IsFixed => [DetectorNames.FixedThreshold],
        DriftAspect.Distribution => _comparison.Votes(window.Columns[_column], levels.PerTest),
        DriftAspect.RuleViolations => [DetectorNames.ExactBinomial],
        _ => [DetectorNames.Proportion],
    };

    private static Finding FindingOf(ColumnVerdict verdict, AspectTest breach, IReadOnlyList<string> votes) => new()
    {
        Subject = verdict.Name,
        Aspect = breach.Aspect,
        Kind = verdict.Kind,
        Category = AlarmCategories.Of(verdict.Kind),
        State = verdict.State,
        Columns = [verdict.Name],
        AdjustedPValue = breach.AdjustedPValue,
        Effect = breach.Effect,
        Explanation = verdict.Explanation,
        AgreedBy = votes,
    };
}
