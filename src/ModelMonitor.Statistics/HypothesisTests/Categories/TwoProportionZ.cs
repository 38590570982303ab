namespace ModelMonitor.Statistics;

/// <summary>Two-proportion z test with pooled variance: the test for boolean features and for rates.</summary>
public static class TwoProportionZ
{
    /// <summary>Tests whether two proportions are equal. Accurate when successes and failures number at least 5; else use <see cref="FisherExact"/>.</summary>
    /// <param name="k1">Successes of the first group, 0 to n1.</param>
    /// <param name="n1">Trials of the first group, at least 1.</param>
    /// <param name="k2">Successes of the second group, 0 to n2.</param>
    /// <param name="n2">Trials of the second group, at least 1.</param>
    /// <returns>The test; z = 0 and p = 1 when no trial, or every trial, of both groups succeeded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no trials, or successes are not within the trials.</exception>
    public static TwoProportionZResult Test(long k1, long n1, long k2, long n2)
    {
        Trials.Require(k1, n1, nameof(k1), nameof(n1));
        Trials.Require(k2, n2, nameof(k2), nameof(n2));
        var p1 = (double)k1 / n1;
        var p2 = (double)k2 / n2;
        var pooled = ((double)k1 + k2) / ((double)n1 + n2);
        var z = pooled is 0 or 1 ? 0 : (p1 - p2) / Math.Sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return new TwoProportionZResult(z, Tails.NormalTwoSided(z), CohensH.Of(p1, p2), n1, n2);
    }
}
