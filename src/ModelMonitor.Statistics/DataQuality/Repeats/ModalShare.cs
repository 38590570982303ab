namespace ModelMonitor.Statistics;

/// <summary>
/// Whether a feature has become constant, or nearly so: the most frequent value now holds almost all of the mass, which
/// it did not in the baseline. A change of the distribution, but one with a cause of its own: a default, a broken join,
/// a dead sensor. The limits of 0.99 and 0.95 are conventions chosen here. O(1), from counts; those of one value
/// add up.
/// </summary>
public static class ModalShare
{
    /// <summary>Live share of the most frequent value from which on a feature is nearly constant.</summary>
    public const double NearlyConstant = 0.99;

    /// <summary>
    /// Baseline share of its most frequent value from which on a feature is not judged: it was nearly constant before.
    /// </summary>
    public const double OrdinaryBelow = 0.95;

    /// <summary>Compares the shares of the most frequent values.</summary>
    /// <param name="baselineModal">Count of the most frequent baseline value, 1 to <paramref name="baselineSize"/>.</param>
    /// <param name="baselineSize">All baseline values, at least 1.</param>
    /// <param name="liveModal">Count of the most frequent live value, whichever it is, 1 to <paramref name="liveSize"/>.</param>
    /// <param name="liveSize">All live values, at least 1.</param>
    /// <returns>Both shares, and what they mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
    public static ModalShareResult Compare(long baselineModal, long baselineSize, long liveModal, long liveSize)
    {
        Require(baselineModal, baselineSize, nameof(baselineModal), nameof(baselineSize));
        Require(liveModal, liveSize, nameof(liveModal), nameof(liveSize));
        var before = (double)baselineModal / baselineSize;
        var now = (double)liveModal / liveSize;
        return new ModalShareResult(before, now, liveModal == liveSize, now >= NearlyConstant && before < OrdinaryBelow, baselineSize, liveSize);
    }

    private static void Require(long modal, long size, string modalName, string sizeName)
    {
        Trials.Require(modal, size, modalName, sizeName);
        ArgumentOutOfRangeException.ThrowIfLessThan(modal, 1, modalName);
    }
}
