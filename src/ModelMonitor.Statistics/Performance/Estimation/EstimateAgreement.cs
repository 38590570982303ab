namespace ModelMonitor.Statistics;

/// <summary>
/// Whether estimates of the same metric agree. They rest on different assumptions, so when two of them differ by more
/// than chance, at least one assumption is broken and none of the estimates should be trusted. A rule derived here.
/// </summary>
/// <param name="LargestDifference">The difference of the two estimates that are furthest apart in standard errors.</param>
/// <param name="StandardErrors">That difference over √(SE₁² + SE₂²); +∞ when both standard errors are 0.</param>
/// <param name="Agree">Whether it is at most the limit.</param>
public readonly record struct EstimateAgreement(double LargestDifference, double StandardErrors, bool Agree)
{
    /// <summary>
    /// Compares all pairs of estimates, such as those of <see cref="ConfidenceBasedEstimator"/>,
    /// <see cref="AverageThresholdedConfidence"/> and <see cref="DifferenceOfConfidences"/> on one window. They are taken
    /// as independent; on the same rows they tend to move together, so that chance alone exceeds the limit less often than
    /// the normal law says. O(k²).
    /// </summary>
    /// <param name="estimates">At least two estimates of one metric, all defined.</param>
    /// <param name="limit">Number of standard errors to allow, above 0.</param>
    /// <returns>The largest disagreement.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two estimates, one is NaN, or the limit is not above 0.
    /// </exception>
    public static EstimateAgreement Compare(ReadOnlySpan<PerformanceEstimate> estimates, double limit = 3)
    {
        StreamValue.RequirePositive(limit, nameof(limit));
        if (estimates.Length < 2)
        {
            throw new ArgumentException($"There are {estimates.Length} estimates; at least 2 are needed.", nameof(estimates));
        }
        var (difference, standardErrors) = (0.0, 0.0);
        for (var i = 0; i < estimates.Length; i++)
        {
            if (!double.IsFinite(estimates[i].Value) || !(estimates[i].StandardError >= 0))
            {
                throw new ArgumentException(
                    $"Estimate {i} is {estimates[i].Value} with standard error {estimates[i].StandardError}. Leave undefined estimates out.", nameof(estimates));
            }
            for (var j = 0; j < i; j++)
            {
                var apart = Math.Abs(estimates[i].Value - estimates[j].Value);
                var distance = apart > 0 ? apart / Math.Sqrt(Square(estimates[i].StandardError) + Square(estimates[j].StandardError)) : 0;
                if (distance > standardErrors)
                {
                    (difference, standardErrors) = (apart, distance);
                }
            }
        }
        return new EstimateAgreement(difference, standardErrors, standardErrors <= limit);
    }

    private static double Square(double value) => value * value;
}
