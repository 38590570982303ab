namespace ModelMonitor.Statistics;

/// <summary>
/// The share of rows that repeat an earlier one, 1 − distinct/rows. Rows are told apart by their hashes, so the number
/// of distinct ones comes from a set, or from a <see cref="HyperLogLog"/> (Flajolet et al. 2007), which merges. The bound of
/// the increase is derived here: a normal interval with the errors of both shares. O(1).
/// </summary>
public static class DuplicateShare
{
    /// <summary>The share from a number of distinct rows.</summary>
    /// <param name="distinct">
    /// Number of distinct rows, or its estimate, at least 0 and finite; cut at <paramref name="rows"/>.
    /// </param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <returns>The share, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Of(double distinct, long rows)
    {
        StreamValue.RequireNotNegative(distinct, nameof(distinct));
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Math.Max(0, 1 - distinct / rows);
    }

    /// <summary>
    /// Compares the share of live rows with that of the baseline. Rows of few distinct values repeat by chance, the more
    /// the more rows there are: compare windows of about the size of the baseline, or of its chunks.
    /// </summary>
    /// <param name="baselineDistinct">Distinct baseline rows, or their estimate, at least 0.</param>
    /// <param name="baselineRows">Baseline rows, at least 1.</param>
    /// <param name="liveDistinct">Distinct live rows, or their estimate, at least 0.</param>
    /// <param name="liveRows">Live rows, at least 1.</param>
    /// <param name="relativeError">
    /// Standard error of an estimate relative to it, in [0, 1]; 0 for exact numbers, 1.04/√registers for HyperLogLog.
    /// </param>
    /// <param name="margin">By how much the share must have risen, in [0, 1].</param>
    /// <param name="confidence">Two-sided confidence of the comparison, strictly between 0 and 1.</param>
    /// <returns>
    /// Both shares, and whether the live one exceeds that of the baseline by more than the margin and the errors of both.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static DuplicateShareResult Compare(
        double baselineDistinct, long baselineRows, double liveDistinct, long liveRows,
        double relativeError = 0, double margin = RateIncrease.DefaultMargin, double confidence = 0.95)
    {
        var before = Of(baselineDistinct, baselineRows);
        var now = Of(liveDistinct, liveRows);
        UnitInterval.Require(relativeError, nameof(relativeError));
        UnitInterval.Require(margin, nameof(margin));
        Trials.RequireConfidence(confidence);
        var error = Math.Sqrt(Variance(before, baselineRows, relativeError) + Variance(now, liveRows, relativeError));
        var lowerBound = now - before - Tails.NormalCritical(confidence) * error;
        return new DuplicateShareResult(before, now, lowerBound, lowerBound > margin, baselineRows, liveRows);
    }

    /// <summary>Sampling of the rows, and the error of the estimate.</summary>
    private static double Variance(double share, long rows, double relativeError)
    {
        var estimate = relativeError * (1 - share);
        return share * (1 - share) / rows + estimate * estimate;
    }
}
