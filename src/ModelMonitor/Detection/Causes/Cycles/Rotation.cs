using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>All values have been moved around a circle by one amount, such as hours by a time zone.</summary>
internal static class Rotation
{
    public static ShapeCause? Of(ShapeFit fit)
    {
        if (Cycle.Of(fit.Baseline, fit.Layout) is not { } cycle || !cycle.Holds(fit.Window.Minimum) || !cycle.Holds(fit.Window.Maximum))
        {
            return null;
        }

        // An amount of two dozen is no number that is fitted: it wins against a shift that fits as well.
        var (best, quality) = (0, new FitQuality(double.PositiveInfinity, false));
        for (var by = 1; by < cycle.Length; by++)
        {
            var amount = by;
            var found = fit.Mapped(value => cycle.Rotate(value, amount), 0);
            if (found.Score < quality.Score)
            {
                (best, quality) = (by, found);
            }
        }

        return best == 0 ? null : new(DriftKind.CyclicShift, quality, () => Describe(cycle, best));
    }

    public static string Describe(Cycle cycle, int by)
    {
        var signed = by > cycle.Length / 2 ? by - cycle.Length : by;
        return $"moved around its circle by {(signed < 0 ? "-" : "+")}{Math.Abs(signed)} of {cycle.Length}";
    }
}
