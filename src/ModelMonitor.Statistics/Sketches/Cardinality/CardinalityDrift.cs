namespace ModelMonitor.Statistics;

/// <summary>
/// Has a feature more or fewer distinct values than before? Compares two <see cref="HyperLogLog"/> estimates (Flajolet et al.
/// 2007) with a band that is derived here,
/// exp(±z·√(s₁² + s₂²)), s being the relative standard error of each: exp(±3·√2·1.04/√2^p) by default, ±15 % at p = 10.
/// </summary>
/// <remarks>
/// <para>The number of distinct values grows with the sample, but by no more than the sample does. So the band is widened
/// by the ratio of the sizes on the side of the larger sample: compare samples of equal size where you can, and keep
/// the baseline at the size of a window.</para>
/// <para>The band holds the error of the sketches. By chance alone two samples of one law also differ in how many rare
/// values they hold, by about √u, where u is the number of values that occur once. Below some hundred distinct values that
/// is more than the band: count categories there instead (<see cref="ChiSquare"/>, <see cref="UnseenCategories"/>).</para>
/// </remarks>
public static class CardinalityDrift
{
    /// <summary>Compares two numbers of distinct values. O(2^p).</summary>
    /// <param name="baseline">Sketch of the baseline, with at least one value.</param>
    /// <param name="live">Sketch of the live values, at least one; of any precision.</param>
    /// <param name="standardErrors">z, the half-width of the band in standard errors; above 0.</param>
    /// <returns>The ratio and its band.</returns>
    /// <exception cref="ArgumentException">A sketch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">z is not above 0 and finite.</exception>
    public static CardinalityDriftResult Compare(HyperLogLog baseline, HyperLogLog live, double standardErrors = 3)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(live);
        StreamValue.RequirePositive(standardErrors, nameof(standardErrors));
        RequireValues(baseline, nameof(baseline));
        RequireValues(live, nameof(live));

        var (distinctBaseline, distinctLive) = (baseline.Estimate(), live.Estimate());
        var error = Math.Sqrt(Math.Pow(baseline.RelativeStandardError, 2) + Math.Pow(live.RelativeStandardError, 2));
        var sizes = (double)live.Count / baseline.Count;
        return new CardinalityDriftResult(
            distinctLive / distinctBaseline,
            Math.Min(1, sizes) * Math.Exp(-standardErrors * error),
            Math.Max(1, sizes) * Math.Exp(standardErrors * error),
            distinctBaseline, distinctLive, baseline.Count, live.Count);
    }

    private static void RequireValues(HyperLogLog sketch, string name)
    {
        if (sketch.Count == 0)
        {
            throw new ArgumentException("The sketch is empty. Wait for the first values.", name);
        }
    }
}
