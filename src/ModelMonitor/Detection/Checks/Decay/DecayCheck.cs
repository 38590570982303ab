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
    private readonly DecayMeasure[][] _measures;
    private readonly SlowMovement[][] _movements;

    public DecayCheck(Baseline baseline, DriftOptions options, int panes)
    {
        _disjoint = new(panes);
        _measures =
        [
            .. baseline.Columns.Select((column, index) => new[]
            {
                ColumnMeasures.Location(baseline, index, options), ColumnMeasures.Missing(baseline, index, options),
            }),
            [CallMeasures.Errors(options)],
            [CallMeasures.Latency(options)],
            [CallMeasures.Volume()],
        ];
        _movements = [.. _measures.Select(measures => measures.Select(_ => new SlowMovement()).ToArray())];
    }

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var isDisjoint = _disjoint.Next() && !window.IsLate;
        for (var i = 0; i < _measures.Length; i++)
        {
            if (isDisjoint)
            {
                Add(i, window);
            }

            if (Test(_measures[i], _movements[i]) is { } test)
            {
                tests.Add(test);
            }
        }
    }

    private void Add(int subject, WindowCounts window)
    {
        for (var i = 0; i < _measures[subject].Length; i++)
        {
            var (value, noise) = _measures[subject][i].Of(window);
            if (double.IsFinite(value))
            {
                _movements[subject][i].Add(value, noise);
            }
        }
    }

    /// <summary>The test of what moved most certainly among the measures of one subject, which counts as often as there are measures.</summary>
    private static CheckTest? Test(DecayMeasure[] measures, SlowMovement[] movements)
    {
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
        return new()
        {
            Subject = measure.Subject,
            Aspect = DriftAspect.Decay,
            Kind = DriftKind.Decay,
            Category = measure.Category,
            PValue = Math.Sqrt(Math.Min(1, measures.Length * pValue)),
            Expected = usual,
            Observed = now,
            Effect = measure.EffectOf(usual, now),
            Describe = () => $"{measure.Describe(usual, now)}, slowly, against the first {SlowMovement.LearnedWindows} windows",
            Columns = measure.Columns,
            Detectors = [CheckDetectorNames.WeightedMean],
        };
    }
}
