namespace ModelMonitor.Statistics;

/// <summary>
/// Two-proportion z test: the test for boolean features and for rates. Pooled and two-sided, z² is the X² of Pearson (1900).
/// O(1), from counts that add up.
/// </summary>
public static class TwoProportionZ
{
    /// <summary>
    /// Tests whether two proportions are equal. Accurate when successes and failures number at least 5; else use
    /// <see cref="FisherExact"/>.
    /// </summary>
    /// <param name="k1">Successes of the first group, 0 to n1.</param>
    /// <param name="n1">Trials of the first group, at least 1.</param>
    /// <param name="k2">Successes of the second group, 0 to n2.</param>
    /// <param name="n2">Trials of the second group, at least 1.</param>
    /// <param name="alternative">Whether to look for any difference, or for a first proportion that is smaller or larger.</param>
    /// <param name="pooled">
    /// Whether the variance is that of one common proportion (the score test), or that of each group (Wald's test, which
    /// fits the interval of the difference and over-rejects when counts are low).
    /// </param>
    /// <returns>
    /// The test. Without any variance z is 0 and p = 1 if the proportions are equal, else z is ±∞; pooled, that is when
    /// no trial, or every trial, of both groups succeeded.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no trials, or successes are not within the trials.</exception>
    public static TwoProportionZResult Test(
        long k1, long n1, long k2, long n2, Alternative alternative = Alternative.TwoSided, bool pooled = true)
    {
        Trials.Require(k1, n1, nameof(k1), nameof(n1));
        Trials.Require(k2, n2, nameof(k2), nameof(n2));
        var p1 = (double)k1 / n1;
        var p2 = (double)k2 / n2;
        var common = ((double)k1 + k2) / ((double)n1 + n2);
        var variance = pooled
            ? common * (1 - common) * (1.0 / n1 + 1.0 / n2)
            : p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2;
        var z = p1 == p2 ? 0 : (p1 - p2) / Math.Sqrt(variance);
        var p = variance == 0 && z == 0 ? 1 : Tails.Normal(z, alternative);
        return new TwoProportionZResult(z, p, CohensH.Of(p1, p2), alternative, pooled, n1, n2);
    }
}
