namespace ModelMonitor.Statistics;

/// <summary>
/// A threshold at which chance decides. A statistic of counts has few values, so that no threshold is exceeded with just
/// the wanted probability; an alarm at some of the statistics that equal the threshold makes up the difference.
/// </summary>
/// <param name="Value">The threshold; larger statistics are an alarm.</param>
/// <param name="TieProbability">Probability of an alarm at a statistic equal to the threshold, in [0, 1].</param>
public readonly record struct RandomisedThreshold(double Value, double TieProbability)
{
    /// <summary>
    /// The decision without chance: only larger statistics are an alarm. Conservative for a discrete statistic.
    /// </summary>
    /// <param name="statistic">The observed statistic; NaN exceeds nothing.</param>
    /// <returns>Whether the statistic is above the threshold.</returns>
    public bool IsExceededBy(double statistic) => statistic > Value;

    /// <summary>The decision by chance, which keeps the false-alarm probability exactly.</summary>
    /// <param name="statistic">The observed statistic; NaN exceeds nothing.</param>
    /// <param name="uniform">A fresh random number, uniform in [0, 1).</param>
    /// <returns>Whether it is an alarm.</returns>
    public bool IsExceededBy(double statistic, double uniform)
        => statistic > Value || (statistic == Value && uniform < TieProbability);

    /// <summary>The threshold that a share of values exceeds on average.</summary>
    /// <param name="ascending">The values in ascending order, at least one.</param>
    /// <param name="share">The share, in [0, 1].</param>
    internal static RandomisedThreshold OfSorted(ReadOnlySpan<double> ascending, double share)
    {
        var allowed = share * ascending.Length;
        var value = ascending[Math.Max(0, ascending.Length - 1 - (int)allowed)];
        var (above, ties) = (0, 0);
        for (var i = ascending.Length - 1; i >= 0 && ascending[i] >= value; i--)
        {
            above += ascending[i] > value ? 1 : 0;
            ties += ascending[i] == value ? 1 : 0;
        }
        return new RandomisedThreshold(value, Math.Clamp((allowed - above) / ties, 0, 1));
    }
}
