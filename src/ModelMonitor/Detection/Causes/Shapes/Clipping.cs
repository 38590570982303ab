namespace ModelMonitor.Detection;

/// <summary>Values beyond a limit have gone to the limit, which is then the window's smallest or largest value.</summary>
internal static class Clipping
{
    public static void Offer(ShapeFit fit, BestCause best)
    {
        var (lower, upper) = (fit.Window.Minimum, fit.Window.Maximum);
        var isSensitive = fit.Baseline.Sensitive;
        best.Offer(
            DriftKind.Clipping,
            fit.Clipped(double.NegativeInfinity, upper, 1),
            () => isSensitive ? "values above a limit are the limit" : $"values above {Words.Number(upper)} are {Words.Number(upper)}");
        best.Offer(
            DriftKind.Clipping,
            fit.Clipped(lower, double.PositiveInfinity, 1),
            () => isSensitive ? "values below a limit are the limit" : $"values below {Words.Number(lower)} are {Words.Number(lower)}");
        best.Offer(
            DriftKind.Clipping,
            fit.Clipped(lower, upper, 2),
            () => isSensitive ? "values beyond two limits are the limits" : $"values beyond {Words.Number(lower)} to {Words.Number(upper)} are the limits");
    }
}
