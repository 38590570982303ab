using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Anytime-valid evidence that counts do not come from where the baseline's come from, with the baseline's own noise in
/// it: the ratio of two Dirichlet-multinomial probabilities (the predictive form of Lindon and Malek 2022, derived here).
/// Without change the shares are those the baseline leaves possible, Dirichlet(counts + ½); with one they lie about them
/// with a concentration κ. Where <see cref="CountEProcess"/> needs ten baseline values for each live one, this needs none. It
/// depends on counts alone, so counts of replicas are added up before it is computed. O(B) for B cells, no allocation.
/// </summary>
public static class PredictiveCountEProcess
{
    private const int LargestOnStack = 128;

    /// <summary>
    /// ln E of the counts since the start. Over the shares that the baseline leaves possible, E exceeds 1/α at any time
    /// with probability at most α.
    /// </summary>
    /// <param name="counts">Live counts since the start, of all replicas together; may be all 0.</param>
    /// <param name="baseline">The baseline's counts in the same cells; may be all 0.</param>
    /// <param name="concentration">
    /// Concentration κ of the changed shares about the true ones, above 0: large values look for small changes.
    /// </param>
    /// <returns>The logarithm of the e-value; 0 without observations.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or the concentration is not above 0.</exception>
    public static double LogEvidence(ReadOnlySpan<long> counts, ReadOnlySpan<long> baseline, double concentration = 100)
    {
        CellCounts.RequireSameLength(baseline, counts);
        var cells = counts.Length;
        var buffer = cells > LargestOnStack ? ArrayPool<double>.Shared.Rent(2 * cells) : null;
        var room = buffer is null ? stackalloc double[2 * cells] : buffer.AsSpan(0, 2 * cells);
        for (var i = 0; i < cells; i++)
        {
            (room[i], room[cells + i]) = (counts[i], baseline[i]);
        }
        var evidence = LogEvidence(room[..cells], room[cells..], concentration);
        if (buffer is not null)
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
        return evidence;
    }

    /// <summary>
    /// The same of counts that are no whole numbers: a baseline of expected counts, such as of a mixture of seasons, and
    /// counts of autocorrelated values, divided by their autocorrelation time.
    /// </summary>
    /// <inheritdoc cref="LogEvidence(ReadOnlySpan{long}, ReadOnlySpan{long}, double)"/>
    public static double LogEvidence(ReadOnlySpan<double> counts, ReadOnlySpan<double> baseline, double concentration = 100)
    {
        StreamValue.RequirePositive(concentration, nameof(concentration));
        if (counts.Length != baseline.Length)
        {
            throw new ArgumentException(
                $"There are {counts.Length} counts and {baseline.Length} baseline counts. Both must come from the same cells.", nameof(counts));
        }
        var total = Total(counts, nameof(counts));
        var known = Total(baseline, nameof(baseline)) + 0.5 * baseline.Length;
        if (total == 0)
        {
            return 0;
        }
        // The baseline's shares are off the true ones by as much as a concentration of its size, and the changed ones are
        // off those: variances add up.
        var changed = 1 / (1 / concentration + 1 / known);
        var sum = GammaRatio.Log(known, total) - GammaRatio.Log(changed, total);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                var prior = baseline[i] + 0.5;
                sum += GammaRatio.Log(changed * (prior / known), counts[i]) - GammaRatio.Log(prior, counts[i]);
            }
        }
        return sum;
    }

    private static double Total(ReadOnlySpan<double> counts, string name)
    {
        var total = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i] >= 0 && double.IsFinite(counts[i]) ? counts[i]
                : throw new ArgumentException($"Count {i} is {counts[i]}. Counts are finite and zero or more.", name);
        }
        return total;
    }
}
