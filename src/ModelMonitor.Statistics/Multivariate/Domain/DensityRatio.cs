namespace ModelMonitor.Statistics;

/// <summary>
/// Importance weights p_live(x)/p_baseline(x) of baseline rows from the scores of a classifier that tells the two apart
/// (Bickel, Brückner and Scheffer 2009): with them a baseline with labels stands in for live rows without. O(n), no
/// allocation.
/// </summary>
public static class DensityRatio
{
    private const double SmallestComplement = 0.05;
    private const double SmallestWeight = 0.001;

    /// <summary>
    /// w = (m/n)·s/max(0.05, 1 − s), at least 0.001. The floors keep single rows from ruling all others: no weight exceeds
    /// 20·m/n.
    /// </summary>
    /// <param name="scores">
    /// Scores s of baseline rows in [0, 1]: the probability of being live, such as
    /// <see cref="DomainClassifierResult.BaselineScores"/>.
    /// </param>
    /// <param name="baselineSize">Number m of baseline rows the classifier was fitted to, at least 1.</param>
    /// <param name="liveSize">Number n of live rows it was fitted to, at least 1.</param>
    /// <param name="weights">Where the weights go, one for each score.</param>
    /// <exception cref="ArgumentException">Lengths differ, a score is outside [0, 1], or a size is below 1.</exception>
    public static void Weights(ReadOnlySpan<double> scores, long baselineSize, long liveSize, Span<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 1);
        if (weights.Length != scores.Length)
        {
            throw new ArgumentException($"There is room for {weights.Length} weights. Pass room for {scores.Length}.", nameof(weights));
        }
        for (var i = 0; i < scores.Length; i++)
        {
            if (!(scores[i] >= 0 && scores[i] <= 1))
            {
                throw new ArgumentException($"Score {i} is {scores[i]}. Scores are probabilities in [0, 1].", nameof(scores));
            }
        }
        var prior = (double)baselineSize / liveSize;
        for (var i = 0; i < scores.Length; i++)
        {
            weights[i] = Math.Max(SmallestWeight, prior * scores[i] / Math.Max(SmallestComplement, 1 - scores[i]));
        }
    }

    /// <summary>
    /// Effective sample size (Σw)²/Σw² (Kish 1965): the number of equal weights that would estimate as precisely. Below
    /// about 100 a weighted estimate says little.
    /// </summary>
    /// <param name="weights">Finite weights, zero or more.</param>
    /// <returns>From 1 to the number of weights; 0 when there are none above 0.</returns>
    /// <exception cref="ArgumentException">A weight is negative, NaN or infinite.</exception>
    public static double EffectiveSampleSize(ReadOnlySpan<double> weights)
    {
        var largest = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException($"Weight {i} is {weights[i]}. Weights are finite and zero or more.", nameof(weights));
            }
            largest = Math.Max(largest, weights[i]);
        }
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            var share = largest > 0 ? weight / largest : 0;
            sum += share;
            squares += share * share;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }
}
