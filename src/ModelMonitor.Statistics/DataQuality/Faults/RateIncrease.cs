namespace ModelMonitor.Statistics;

/// <summary>
/// Whether a rate of faulty values (missing, invalid, out of range, outliers, repeats) is higher than in the baseline:
/// a test of the difference, by the z test or Fisher's (1935), which replaces it where the rule of Cochran (1954) asks for it,
/// and a gate by Wilson's bound (1927) that stays shut for increases that do not matter. It needs counts only, which add up.
/// O(1), or O(faults) for Fisher's test.
/// </summary>
public static class RateIncrease
{
    /// <summary>The increase that matters, unless told otherwise: one percentage point.</summary>
    public const double DefaultMargin = 0.01;

    private const double SmallestExpected = 5;

    // Fisher's test takes as many steps as the smallest margin of the table.
    private const long LargestExact = 10_000;

    /// <summary>
    /// Compares two rates by the two-proportion z test, or by Fisher's exact test when a count of below 5 is expected
    /// and both sides together have at most 10,000 values.
    /// </summary>
    /// <param name="baselineFaults">Faulty baseline values, 0 to <paramref name="baselineSize"/>.</param>
    /// <param name="baselineSize">All baseline values, at least 1.</param>
    /// <param name="liveFaults">Faulty live values, 0 to <paramref name="liveSize"/>.</param>
    /// <param name="liveSize">All live values, at least 1.</param>
    /// <param name="margin">The gate: by how much the rate must have risen, in [0, 1].</param>
    /// <param name="confidence">Two-sided confidence of the bound of the live rate, strictly between 0 and 1.</param>
    /// <returns>
    /// Both rates, the test, and whether Wilson's lower bound of the live rate lies above the baseline rate plus the margin.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A count, the margin or the confidence is out of its range.</exception>
    public static RateIncreaseResult Test(
        long baselineFaults, long baselineSize, long liveFaults, long liveSize, double margin = DefaultMargin, double confidence = 0.95)
    {
        Trials.Require(baselineFaults, baselineSize, nameof(baselineFaults), nameof(baselineSize));
        Trials.Require(liveFaults, liveSize, nameof(liveFaults), nameof(liveSize));
        UnitInterval.Require(margin, nameof(margin));
        var total = (double)baselineSize + liveSize;
        var faults = (double)baselineFaults + liveFaults;
        var smallestExpected = Math.Min(baselineSize, liveSize) * (Math.Min(faults, total - faults) / total);
        var isExact = smallestExpected < SmallestExpected && total <= LargestExact;
        var approximate = TwoProportionZ.Test(liveFaults, liveSize, baselineFaults, baselineSize);
        var p = isExact
            ? FisherExact.Test(liveFaults, liveSize - liveFaults, baselineFaults, baselineSize - baselineFaults).PValue
            : approximate.PValue;
        var baselineRate = (double)baselineFaults / baselineSize;
        var lowerBound = WilsonInterval.Of(liveFaults, liveSize, confidence).Low;
        return new RateIncreaseResult(
            baselineRate, (double)liveFaults / liveSize, lowerBound, lowerBound > baselineRate + margin,
            p, isExact, approximate.CohensH, baselineSize, liveSize);
    }
}
