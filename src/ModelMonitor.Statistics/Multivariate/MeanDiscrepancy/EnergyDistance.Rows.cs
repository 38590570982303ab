namespace ModelMonitor.Statistics;

public static partial class EnergyDistance
{
    /// <summary>
    /// The distance of two samples of rows. Columns weigh by their units: pass them on a common scale, such as by a
    /// <see cref="Standardizer"/>. O(N²·d) for at most 5,000 pooled rows; rows of one value are taken as numbers, in O(N log N).
    /// </summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <returns>The distance, at least 0; symmetric.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, or there are more than 5,000 rows.
    /// </exception>
    public static double Distance(Rows x, Rows y)
    {
        if (x.Dimensions == 1 && y.Dimensions == 1)
        {
            return Distance(x.Values, y.Values);
        }
        return Squared(MaximumMeanDiscrepancy.Pairs(x, y, new NegativeDistance()).Observed, x.Count, y.Count).Root;
    }

    /// <summary>
    /// Tests whether two samples of rows come from one distribution by permuting the pooled rows: the maximum mean
    /// discrepancy with the kernel −‖x − y‖ (Sejdinovic et al. 2013), which needs no bandwidth. O(N²·d + permutations·N²/8).
    /// </summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="permutations">Number of permutations, at least 1; p cannot be below 1/(permutations + 1).</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, there are more than 5,000 rows, or no
    /// permutations.
    /// </exception>
    public static EnergyDistanceResult Test(Rows x, Rows y, int seed, int permutations = 199)
    {
        if (x.Dimensions == 1 && y.Dimensions == 1)
        {
            return Test(x.Values, y.Values, seed, permutations);
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        var splits = MaximumMeanDiscrepancy.Pairs(x, y, new NegativeDistance());
        var (root, normalised) = Squared(splits.Observed, x.Count, y.Count);
        return new EnergyDistanceResult(
            root, normalised, splits.PValue(SplitWeights.Biased(x.Count, y.Count), permutations, seed), permutations, seed, x.Count, y.Count);
    }

    private static (double Root, double Normalised) Squared(in SplitSums sums, double m, double n)
    {
        var squared = Math.Max(0, sums.Weighted(SplitWeights.Biased(m, n)));
        var between = -2 * sums.Between / (m * n);
        return (Math.Sqrt(squared), between > 0 ? Math.Min(1, squared / between) : 0);
    }

    private sealed class NegativeDistance : IPairKernel
    {
        public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => -Math.Sqrt(VectorMath.SquaredDistance(x, y));

        public void Fill(Rows rows, PairMatrix matrix)
        {
            matrix.FillSquaredDistances(rows);
            foreach (ref var value in matrix.AllBelow)
            {
                value = -Math.Sqrt(value);
            }
        }
    }
}
