namespace ModelMonitor.Statistics;

/// <summary>
/// The sum of the scores of a sample that is drawn from pooled values without replacement, which is its law when both
/// samples are alike.
/// </summary>
/// <param name="sum">The sum.</param>
/// <param name="mean">The mean score of all values.</param>
/// <param name="square">The mean of the squared scores.</param>
/// <param name="cube">The mean of their cubes.</param>
internal readonly struct ScoreSum(double sum, double mean, double square, double cube)
{
    // Scores that are equal but for rounding.
    private const double SmallestVariance = 1e-12;

    public double Mean { get; } = mean;

    /// <summary>The variance of the scores; 0 where all are equal.</summary>
    public double Variance { get; } = square - mean * mean > SmallestVariance ? square - mean * mean : 0;

    /// <summary>
    /// The standardised sum as a normal deviate: variance and skewness are those of sampling without replacement, exactly.
    /// </summary>
    public double Deviate(double live, double total)
    {
        var room = total - live;
        if (Variance == 0 || !(live > 0 && room > 0 && total > 2))
        {
            return 0;
        }
        var variance = live * room / (total - 1) * Variance;
        var third = cube - 3 * Mean * square + 2 * Mean * Mean * Mean;
        var skewness = live * room * (room - live) / ((total - 1) * (total - 2)) * third / (variance * Math.Sqrt(variance));
        return PearsonDeviate.Of((sum - live * Mean) / Math.Sqrt(variance), skewness);
    }
}
