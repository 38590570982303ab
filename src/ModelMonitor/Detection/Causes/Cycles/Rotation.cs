using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>All values have been moved around a circle by one amount, such as hours by a time zone.</summary>
internal static class Rotation
{
    public static void Offer(ShapeFit fit, BestCause best)
    {
        if (Cycle.Of(fit.Baseline, fit.Layout) is not { } cycle || !cycle.Holds(fit.Window.Minimum) || !cycle.Holds(fit.Window.Maximum))
        {
            return;
        }

        // An amount of two dozen is no number that is fitted: it wins against a shift that fits as well.
        for (var by = 1; by < cycle.Length; by++)
        {
            var amount = by;
            best.Offer(DriftKind.CyclicShift, fit.Mapped(value => cycle.Rotate(value, amount), 0), () => Describe(cycle, amount));
        }
    }

    public static string Describe(Cycle cycle, int by)
    {
        var signed = by > cycle.Length / 2 ? by - cycle.Length : by;
        return $"moved around its circle by {(signed < 0 ? "-" : "+")}{Math.Abs(signed)} of {cycle.Length}";
    }
}
