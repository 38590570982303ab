namespace ModelMonitor.Detection;

/// <summary>Values beyond a limit have gone to the limit, which is then the window's smallest or largest value.</summary>
internal static class Clipping
{
    public static IEnumerable<ShapeCause> Of(ShapeFit fit)
    {
        var (lower, upper) = (fit.Window.Minimum, fit.Window.Maximum);
        var isSensitive = fit.Baseline.Sensitive;
        yield return new(
            DriftKind.Clipping,
            fit.Mapped(value => Math.Min(value, upper), 1),
            () => isSensitive ? "values above a limit are the limit" : $"values above {Words.Number(upper)} are {Words.Number(upper)}");
        yield return new(
            DriftKind.Clipping,
            fit.Mapped(value => Math.Max(value, lower), 1),
            () => isSensitive ? "values below a limit are the limit" : $"values below {Words.Number(lower)} are {Words.Number(lower)}");
        yield return new(
            DriftKind.Clipping,
            fit.Mapped(value => Math.Clamp(value, lower, upper), 2),
            () => isSensitive ? "values beyond two limits are the limits" : $"values beyond {Words.Number(lower)} to {Words.Number(upper)} are the limits");
    }
}
