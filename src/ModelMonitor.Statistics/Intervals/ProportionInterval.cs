namespace ModelMonitor.Statistics;

/// <summary>A two-sided interval of a proportion.</summary>
/// <param name="Low">Lower end, in [0, 1].</param>
/// <param name="High">Upper end, in [0, 1], at least <paramref name="Low"/>.</param>
public readonly record struct ProportionInterval(double Low, double High)
{
    /// <summary>What no trials tell: [0, 1].</summary>
    internal static ProportionInterval Unknown => new(0, 1);

    /// <summary>centre ± half-width, cut at 0 and 1.</summary>
    internal static ProportionInterval Around(double centre, double halfWidth)
        => new(Math.Max(0, centre - halfWidth), Math.Min(1, centre + halfWidth));
}
