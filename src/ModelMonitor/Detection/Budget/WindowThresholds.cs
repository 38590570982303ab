using MathNet.Numerics.Distributions;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>What the levels of a window amount to in the statistics that people know.</summary>
internal sealed class WindowThresholds(Baseline baseline, DriftOptions options)
{
    /// <summary>What a threshold of all that is no single column is called.</summary>
    public const string Model = "model";

    // Quantiles further out have no digits.
    private const double SmallestLevel = 1e-14;

    private readonly FixedThresholds?[] _fixed = [.. baseline.Columns.Select(column => FixedThresholds.Of(column.Name, options))];

    /// <summary>The thresholds in the last window; none where it was too small for any test.</summary>
    public IReadOnlyList<EffectiveThreshold> Of(WindowReport report)
    {
        if (report.Levels is not { Tests: > 0 } levels)
        {
            return [];
        }

        var thresholds = new List<EffectiveThreshold> { new(Model, StatisticNames.PValue, levels.PerTest, Describe(report)) };
        for (var i = 0; i < report.Columns.Count; i++)
        {
            Add(thresholds, i, report.Columns[i], levels, Describe(report));
        }

        return thresholds;
    }

    /// <summary>Why the level of a window is what it is.</summary>
    public string Describe(WindowReport report) =>
        $"{report.Budget}, {report.Levels?.Tests ?? 0} tests, {options.RaiseAfter} of {options.PersistenceWindows} windows";

    private void Add(List<EffectiveThreshold> thresholds, int index, ColumnVerdict verdict, DecisionLevels levels, string model)
    {
        if (_fixed[index] is { } given)
        {
            thresholds.AddRange(given.Values.Select(each => new EffectiveThreshold(verdict.Name, each.Key, each.Value, "fixed threshold")));
            return;
        }

        if (verdict.Sizes is not { } sizes)
        {
            return;
        }

        var reason = $"{model}{sizes.Describe()}";
        var groups = baseline.Columns[index].Layout switch
        {
            NumericLayout numeric => numeric.OrderedBinCount,
            CategoricalLayout categorical => categorical.Tracked.Count + 1,
            _ => 1,
        };
        var level = Math.Max(SmallestLevel, Math.Pow(levels.PerTest, sizes.Inflation));
        var noise = (1 / sizes.Expected) + (1 / sizes.Window);
        thresholds.Add(new(verdict.Name, StatisticNames.PValue, levels.PerTest, reason));
        if (groups > 1)
        {
            thresholds.Add(AtLeast(
                verdict.Name, StatisticNames.Psi, noise * ChiSquared.InvCDF(groups - 1, 1 - level), options.PsiFloor + ((groups - 1) * noise), reason));
        }

        if (baseline.Columns[index].Layout is NumericLayout)
        {
            // The first term of Kolmogorov's series.
            thresholds.Add(AtLeast(
                verdict.Name, StatisticNames.KolmogorovSmirnov, Math.Sqrt(-Math.Log(level / 2) / 2 * noise), options.DistanceFloor, reason));
        }
    }

    private static EffectiveThreshold AtLeast(string subject, string statistic, double certain, double large, string reason) =>
        new(subject, statistic, Math.Max(certain, large), large > certain ? $"{reason}; the floor decides" : reason);
}
