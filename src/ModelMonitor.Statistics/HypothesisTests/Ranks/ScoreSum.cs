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

    /// <summary>The standardised sum and its skewness, both exactly those of sampling without replacement.</summary>
    public (double Deviate, double Skewness) Standardise(double live, double total)
    {
        if (Variance == 0 || !(live > 0 && live < total && total > 2))
        {
            return (0, 0);
        }
        var deviation = Math.Sqrt(live * (total - live) / (total - 1) * Variance);
        var third = cube - 3 * Mean * square + 2 * Mean * Mean * Mean;
        return ((sum - live * Mean) / deviation, ThirdCumulant(third, live, total) / (deviation * deviation * deviation));
    }

    /// <summary>The third cumulant of sums of scores, of the central moment of the scores.</summary>
    public static double ThirdCumulant(double moment, double live, double total)
        => live * (total - live) * (total - 2 * live) / ((total - 1) * (total - 2)) * moment;
}
