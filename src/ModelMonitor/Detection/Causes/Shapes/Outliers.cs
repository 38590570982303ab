namespace ModelMonitor.Detection;

/// <summary>Some values lie beyond all of the baseline, and the others are distributed as before.</summary>
internal static class Outliers
{
    public static void Offer(ShapeFit fit, BestCause best)
    {
        var edges = fit.Layout.Edges;
        if (double.IsNaN(fit.Baseline.Max) || edges is [])
        {
            return;
        }

        var above = (double)fit.Window.Cells[edges.Length] / fit.Window.Finite;
        var lowest = (double)fit.Window.Cells[0] / fit.Window.Finite;
        var expected = (double)fit.Baseline.Counts.Cells[0] / fit.Baseline.Count;
        var below = fit.Window.Minimum < fit.Baseline.Min ? Math.Max(0, (lowest - expected) / (1 - expected)) : 0;
        var beyond = above + below;
        if (beyond <= 0 || beyond >= 0.5)
        {
            return;
        }

        var (largest, squares) = fit.DistanceFrom(1 - beyond, [(fit.Window.Minimum, below), (fit.Window.Maximum, above)]);

        // Nothing is said of how far they lie: it is paid for as two parameters more.
        var score = (6 * squares / (fit.Sampling * fit.Sampling)) + 16;
        var (minimum, maximum) = (fit.Window.Minimum, fit.Window.Maximum);
        best.Offer(DriftKind.OutOfRange, new(score, largest <= fit.Tolerance), () => fit.Baseline.Sensitive
            ? $"{Words.Percent(beyond)} of the values lie beyond those of the baseline"
            : $"{Words.Percent(beyond)} of the values lie beyond those of the baseline, from {Words.Number(minimum)} to {Words.Number(maximum)}");
    }
}
