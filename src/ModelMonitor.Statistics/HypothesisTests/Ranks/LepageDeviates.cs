namespace ModelMonitor.Statistics;

/// <summary>
/// Location and spread of a live sample as standard normal deviates, free of the third cumulants of sampling without
/// replacement, which small samples of scores have: each of its own skewness, and the spread of what it owes to the
/// location. A sample that is moved lies further out as well, by the square; so the spread is left about its own centre.
/// </summary>
internal static class LepageDeviates
{
    // Cumulants that large belong to samples too small for any expansion.
    private const double LargestCoupling = 1;

    /// <summary>The deviates of the live sample, above 0 where its values are larger, and lie further out.</summary>
    /// <param name="sums">The sums over all cells.</param>
    /// <param name="live">The size of the live sample.</param>
    public static (double Location, double Spread) Of(in NormalScoreSums sums, double live)
    {
        var (shift, shiftSkewness) = sums.Location.Standardise(live, sums.Total);
        var (width, widthSkewness) = sums.Spread.Standardise(live, sums.Total);
        var location = PearsonDeviate.Of(shift, shiftSkewness);
        var spread = PearsonDeviate.Of(width, widthSkewness);

        // Where both are correlated, the corrections of their skewness have taken a part of the coupling with them.
        var correlation = sums.Correlation;
        var coupling = sums.Coupling(live) - correlation * (2 * shiftSkewness + correlation * widthSkewness) / 3;
        coupling = Math.Clamp(coupling, -LargestCoupling, LargestCoupling);
        return (location, (spread - coupling / 2 * (location * location - 1)) / Math.Sqrt(1 - coupling * coupling / 2));
    }
}
