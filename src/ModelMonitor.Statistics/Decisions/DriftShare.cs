namespace ModelMonitor.Statistics;

/// <summary>
/// From the drift of features to the drift of a data set: by their number, with the default of Evidently, or better by their
/// importance to the model, a rule derived here. O(d) for d features, no allocation.
/// </summary>
public static class DriftShare
{
    /// <summary>Counts every feature alike.</summary>
    /// <param name="drifted">For each tested feature, whether it has drifted; may be empty.</param>
    /// <param name="threshold">Smallest share that is drift of the whole, in (0, 1].</param>
    /// <returns>The share of the drifted features, and whether it reaches the threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of its range or NaN.</exception>
    public static DriftShareResult Of(ReadOnlySpan<bool> drifted, double threshold = 0.5)
    {
        RequireShare(threshold, nameof(threshold));
        var count = drifted.Count(true);
        var share = drifted.IsEmpty ? 0 : (double)count / drifted.Length;
        return new DriftShareResult(share, share >= threshold, -1, count, drifted.Length);
    }

    /// <summary>Weighs features by importance, and lets a single important one suffice.</summary>
    /// <param name="drifted">For each tested feature, whether it has drifted; may be empty.</param>
    /// <param name="importances">
    /// For each feature its importance, such as its mean absolute attribution: finite, at least 0, not all 0; scaled to sum
    /// to 1.
    /// </param>
    /// <param name="threshold">Smallest share of the importance that is drift of the whole, in (0, 1].</param>
    /// <param name="decisive">Smallest share of a single drifted feature that suffices on its own, in (0, 1].</param>
    /// <returns>The drifted share of the importance, and whether it or a single feature makes it drift.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, or an importance is negative, NaN or infinite, or all are 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is out of its range or NaN.</exception>
    public static DriftShareResult Of(
        ReadOnlySpan<bool> drifted, ReadOnlySpan<double> importances, double threshold = 0.3, double decisive = 0.2)
    {
        if (importances.Length != drifted.Length)
        {
            throw new ArgumentException(
                $"There are {importances.Length} importances and {drifted.Length} features. Pass one for each feature.", nameof(importances));
        }
        RequireShare(threshold, nameof(threshold));
        RequireShare(decisive, nameof(decisive));
        Shares.Require(importances, nameof(importances));
        var largest = 0.0;
        foreach (var importance in importances)
        {
            largest = Math.Max(largest, importance);
        }
        if (largest == 0 && !importances.IsEmpty)
        {
            throw new ArgumentException("All importances are zero. Without importances, count every feature alike.", nameof(importances));
        }
        // Relative to the largest, so that the sum is finite.
        var (total, sum, most) = (0.0, 0.0, -1);
        for (var i = 0; i < drifted.Length; i++)
        {
            total += importances[i] / largest;
            if (drifted[i])
            {
                sum += importances[i] / largest;
                most = most < 0 || importances[i] > importances[most] ? i : most;
            }
        }
        var share = sum > 0 ? sum / total : 0;
        most = most >= 0 && importances[most] / largest >= decisive * total ? most : -1;
        return new DriftShareResult(share, most >= 0 || share >= threshold, most, drifted.Count(true), drifted.Length);
    }

    private static void RequireShare(double value, string name)
    {
        if (!(value > 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "The share lies above 0 and at most at 1.");
        }
    }
}
