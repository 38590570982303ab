using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches whether a column that goes round a circle has been moved around it, by what other columns do at its points:
/// hours that are all equally frequent look the same in another time zone, and the load at noon comes at five.
/// </summary>
internal sealed class CycleCheck(Baseline baseline) : WindowCheck
{
    private const int FewestRows = 100;

    // A movement counts as large from a tenth of a standard deviation of the other column on.
    private const double Floor = 0.1;

    // The movement must leave no more than chance does once in a hundred windows.
    private const double LeastFit = 0.01;

    private readonly CycleCurves[] _cycles = [.. baseline.Profile.Cycles];

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        if (window.Sample.Count < FewestRows)
        {
            return;
        }

        foreach (var cycle in _cycles)
        {
            tests.Add(Test(cycle, window.Sample));
        }
    }

    /// <summary>The most certain of the curves that a movement explains; one in so many is so by chance.</summary>
    private CheckTest Test(CycleCurves cycle, RowSample sample)
    {
        var (pValue, effect, amount, column) = (1d, 0d, 0, cycle.Column);
        foreach (var curve in cycle.Curves)
        {
            var fit = new CycleFit(baseline, cycle, curve, sample);
            var by = Enumerable.Range(1, cycle.Cycle.Length - 1).MinBy(fit.Statistic);
            var own = Math.Min(1, fit.PValue(0) * cycle.Curves.Count);
            if (own < pValue && fit.PValue(by) >= LeastFit)
            {
                (pValue, effect, amount, column) = (own, fit.Movement(by) / Floor, by, curve.Column);
            }
        }

        var name = baseline.Columns[cycle.Column].Name;
        var other = baseline.Columns[column].Name;
        return new()
        {
            Subject = name,
            Aspect = DriftAspect.Correlation,
            Kind = DriftKind.CyclicShift,
            Category = AlarmCategories.Of(DriftKind.CyclicShift),
            PValue = pValue,
            Expected = 0,
            Observed = amount,
            Effect = effect,
            Describe = () => $"{Rotation.Describe(cycle.Cycle, amount)}, as {other} tells",
            Columns = [name],
            Detectors = [DetectorNames.Cycle],
        };
    }
}
