using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches the measures of windows themselves for slow movements, of which each window has too little to be told of: the
/// location and the missing share of every column, the share of errors, the median time, the volume.
/// </summary>
/// <remarks>
/// When one weighted mean is far off, so is the next: that such a test is breached twice says no more than that it is once. So the p-value that
/// joins those of the window is the root: it then comes, for nothing, as rarely as two independent windows that agree.
/// </remarks>
internal sealed class DecayCheck : WindowCheck
{
    private readonly Disjoint _disjoint;
    private readonly Baseline _baseline;
    private readonly DecayMeasure[] _ofColumn;
    private readonly (string Subject, DecayMeasure Measure)[] _ofCalls;
    private readonly int _subjects;

    // One for each measure of each subject.
    private readonly SlowMovement[] _movements;

    public DecayCheck(Baseline baseline, ScoreTables tables, DriftOptions options, int panes)
    {
        _disjoint = new(panes);
        _baseline = baseline;
        _ofColumn = [ColumnMeasures.Location(baseline, tables, options), ColumnMeasures.Missing(options)];
        _ofCalls =
        [
            ("model: errors", CallMeasures.Errors(options)),
            ("model: latency", CallMeasures.Latency(options)),
            ("model: volume", CallMeasures.Volume()),
        ];
        _subjects = baseline.Columns.Count + _ofCalls.Length;
        _movements = [.. Enumerable.Range(0, _subjects).SelectMany(MeasuresOf).Select(_ => new SlowMovement())];
    }

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var isDisjoint = _disjoint.Next() && !window.IsLate;
        for (var i = 0; i < _subjects; i++)
        {
            if (isDisjoint)
            {
                Add(i, window);
            }

            if (Test(i) is { } test)
            {
                tests.Add(test);
            }
        }
    }

    /// <summary>The measures of a subject: the columns come first.</summary>
    private DecayMeasure[] MeasuresOf(int subject) =>
        subject < _baseline.Columns.Count ? _ofColumn : [_ofCalls[subject - _baseline.Columns.Count].Measure];

    private ReadOnlySpan<SlowMovement> MovementsOf(int subject) => subject < _baseline.Columns.Count
        ? _movements.AsSpan(subject * _ofColumn.Length, _ofColumn.Length)
        : _movements.AsSpan(subject - _subjects + _movements.Length, 1);

    private void Add(int subject, WindowCounts window)
    {
        var measures = MeasuresOf(subject);
        var movements = MovementsOf(subject);
        for (var i = 0; i < measures.Length; i++)
        {
            var (value, noise) = measures[i].Of(window, subject);
            if (double.IsFinite(value))
            {
                movements[i].Add(value, noise);
            }
        }
    }

    /// <summary>The test of what moved most certainly among the measures of one subject, which counts as often as there are measures.</summary>
    private CheckTest? Test(int subject)
    {
        var measures = MeasuresOf(subject);
        var movements = MovementsOf(subject);
        var (worst, pValue) = (-1, double.PositiveInfinity);
        for (var i = 0; i < measures.Length; i++)
        {
            if (movements[i].IsKnown && movements[i].PValue is var p && p < pValue)
            {
                (worst, pValue) = (i, p);
            }
        }

        if (worst < 0)
        {
            return null;
        }

        var measure = measures[worst];
        var usual = measure.Unit(movements[worst].Usual);
        var now = measure.Unit(movements[worst].Usual + movements[worst].Movement);
        var column = subject < _baseline.Columns.Count ? _baseline.Columns[subject].Name : null;
        return new()
        {
            Subject = column ?? _ofCalls[subject - _baseline.Columns.Count].Subject,
            Aspect = DriftAspect.Decay,
            Kind = DriftKind.Decay,
            Category = measure.Category,
            PValue = Math.Sqrt(Math.Min(1, measures.Length * pValue)),
            Expected = usual,
            Observed = now,
            Effect = measure.EffectOf(usual, now),
            Describe = () => $"{measure.Describe(usual, now)}, slowly, against the first {SlowMovement.LearnedWindows} windows",
            Columns = column is null ? [] : [column],
            Detectors = [CheckDetectorNames.WeightedMean],
        };
    }
}
