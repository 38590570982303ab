namespace ModelMonitor.Statistics;

/// <summary>
/// Importance weights of baseline rows, live density over baseline density, which make the labelled baseline look like a
/// live window (Shimodaira 2000). They answer to covariate shift inside the support of the baseline; concept drift stays
/// unseen. With weights, refit the calibrator by <see cref="ProbabilityCalibration.Choose"/>, or estimate the metric
/// directly by <see cref="Mean"/> and <see cref="WeightedConfusionMatrix"/>.
/// </summary>
public static class ImportanceWeights
{
    internal const double SmallestEffectiveSize = 100;

    /// <summary>Says how much weights are worth. O(n).</summary>
    /// <param name="weights">A weight of 0 or more for each baseline row, not all 0; only their ratios matter.</param>
    /// <param name="domainAuc">AUC of the classifier that they come from, in [0, 1]; NaN when there is none.</param>
    /// <returns>The effective size and whether to rely on the weights.</returns>
    /// <exception cref="ArgumentException">
    /// There are no weights, one is negative or not finite, or the AUC is outside [0, 1].
    /// </exception>
    public static ImportanceWeightCheck Check(ReadOnlySpan<double> weights, double domainAuc = double.NaN)
    {
        ScoredRows.RequireWeights(weights, weights.Length, nameof(weights));
        if (domainAuc is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(domainAuc), domainAuc, "An AUC lies in [0, 1]; pass NaN when there is none.");
        }
        var (total, largest) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            total += weight;
            largest = Math.Max(largest, weight);
        }
        return new ImportanceWeightCheck(EffectiveSize(weights), largest / total, 0, domainAuc);
    }

    /// <summary>
    /// The weight qᵦ/pᵦ of each cell of the score, or of the one feature that drives the shift: live share over baseline
    /// share. A baseline row takes the weight of its cell. A cell without baseline rows gets 0. O(cells), allocates nothing.
    /// </summary>
    /// <param name="baseline">Baseline counts, at least one observation.</param>
    /// <param name="live">Live counts on the same cells, at least one observation.</param>
    /// <param name="weights">Receives one weight for each cell.</param>
    /// <returns>What the weights are worth for the baseline rows; no live row in a cell of the baseline gives size 0.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static ImportanceWeightCheck FromCells(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, Span<double> weights)
    {
        CellCounts.RequireSameLength(baseline, live);
        ScoredRows.RequireSameCount(baseline.Length, weights.Length, "weights", nameof(weights));
        double baselineSize = CellCounts.Total(baseline, nameof(baseline)), liveSize = CellCounts.Total(live, nameof(live));
        var (total, squares, largest) = (0.0, 0.0, 0.0);
        var uncovered = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            if (baseline[i] == 0)
            {
                (weights[i], uncovered) = (0, uncovered + live[i]);
                continue;
            }
            weights[i] = live[i] / liveSize / (baseline[i] / baselineSize);
            var share = weights[i] * baseline[i];
            total += share;
            squares += share * weights[i];
            largest = Math.Max(largest, share);
        }
        return new ImportanceWeightCheck(
            total > 0 ? total / squares * total : 0, total > 0 ? largest / total : 0, uncovered / liveSize, double.NaN);
    }

    /// <summary>
    /// The weighted mean Σwl/Σw of a loss or score over labelled baseline rows, the plain importance-weighted estimate of
    /// its live mean. The standard error √Σw²(l − mean)²/Σw is that of a ratio of sums; the error of the weights
    /// themselves comes on top. O(n).
    /// </summary>
    /// <param name="losses">A finite loss of each baseline row: |e|, e², or 1 where the prediction was right.</param>
    /// <param name="weights">A weight of 0 or more for each row, not all 0.</param>
    /// <returns>The estimate; reliable from an effective size of 100.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, lengths differ, a loss is not finite, or a weight is negative.
    /// </exception>
    public static PerformanceEstimate Mean(ReadOnlySpan<double> losses, ReadOnlySpan<double> weights)
    {
        Sample.Require(losses, nameof(losses));
        ScoredRows.RequireWeights(weights, losses.Length, nameof(weights));
        var (total, mean, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < losses.Length; i++)
        {
            if (weights[i] > 0)
            {
                total += weights[i];
                mean += weights[i] / total * (losses[i] - mean);
            }
        }
        for (var i = 0; i < losses.Length; i++)
        {
            var deviation = weights[i] / total * (losses[i] - mean);
            squares += deviation * deviation;
        }
        return Estimate(mean, Math.Sqrt(squares), EffectiveSize(weights));
    }

    internal static PerformanceEstimate Estimate(double value, double standardError, double effectiveSize) => new(
        value, standardError, effectiveSize, EstimateAssumption.SameLabelsGivenFeatures, effectiveSize >= SmallestEffectiveSize);

    /// <summary>(Σw)²/Σw² of checked weights.</summary>
    internal static double EffectiveSize(ReadOnlySpan<double> weights)
    {
        var (total, squares) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            total += weight;
            squares += weight * weight;
        }
        return total / squares * total;
    }
}
