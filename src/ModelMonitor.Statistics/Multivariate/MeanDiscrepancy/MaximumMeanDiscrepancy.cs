namespace ModelMonitor.Statistics;

/// <summary>
/// Maximum mean discrepancy MMD² = E k(X, X') + E k(Y, Y') − 2·E k(X, Y) of rows (Gretton et al. 2012): with a Gaussian
/// kernel it sees any difference of two distributions, changes of dependence included. It weighs columns by their units:
/// pass columns on a common scale, such as by a <see cref="Standardizer"/>. All pairs are kept: N·(N − 1)/2 numbers for
/// N pooled rows, at most 5,000; <see cref="LinearTimeMmd"/> and <see cref="RandomFourierMmd"/> take any number.
/// </summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>The unbiased estimate of MMD²: means over pairs of different rows. O(N²·d).</summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <param name="kernel">The kernel; <see cref="GaussianMixtureKernel.FromMedian"/> when left out.</param>
    /// <returns>The estimate, which may be negative; symmetric.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, or there are more than 5,000 rows.
    /// </exception>
    public static double Unbiased(Rows x, Rows y, IKernel? kernel = null)
        => Pairs(x, y, kernel).Observed.Weighted(SplitWeights.Unbiased(x.Count, y.Count));

    /// <summary>The biased estimate of MMD²: means over all pairs, a squared distance of mean embeddings. O(N²·d).</summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <param name="kernel">The kernel; <see cref="GaussianMixtureKernel.FromMedian"/> when left out.</param>
    /// <returns>The estimate, at least 0; symmetric.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, or there are more than 5,000 rows.
    /// </exception>
    public static double Biased(Rows x, Rows y, IKernel? kernel = null)
    {
        var matrix = Matrix(x, y, kernel);
        return Biased(matrix, new SplitPermutations(matrix, x.Count).Observed, x.Count, y.Count);
    }

    /// <summary>
    /// Tests whether two samples come from one distribution by permuting the pooled rows; the p-value is exact for rows
    /// that are exchangeable. O(N²·d) for the kernel and O(permutations·N²/8) for the permutations.
    /// </summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="kernel">
    /// The kernel, chosen without a look at which row is of which sample; <see cref="GaussianMixtureKernel.FromMedian"/> when
    /// left out.
    /// </param>
    /// <param name="permutations">Number of permutations, at least 1; p cannot be below 1/(permutations + 1).</param>
    /// <returns>The test; p = 1 when all rows are equal.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, there are more than 5,000 rows, or no
    /// permutations.
    /// </exception>
    public static MaximumMeanDiscrepancyResult Test(Rows x, Rows y, int seed, IKernel? kernel = null, int permutations = 199)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        var matrix = Matrix(x, y, kernel);
        var splits = new SplitPermutations(matrix, x.Count);
        var weights = SplitWeights.Unbiased(x.Count, y.Count);
        return new MaximumMeanDiscrepancyResult(
            splits.Observed.Weighted(weights), Biased(matrix, splits.Observed, x.Count, y.Count),
            splits.PValue(weights, permutations, seed), permutations, seed, x.Count, y.Count);
    }

    internal static SplitPermutations Pairs(Rows x, Rows y, IKernel? kernel) => new(Matrix(x, y, kernel), x.Count);

    private static PairMatrix Matrix(Rows x, Rows y, IKernel? kernel)
        => PairMatrix.Of(x, y, kernel ?? GaussianMixtureKernel.FromMedian(x, y));

    private static double Biased(PairMatrix matrix, in SplitSums sums, double m, double n)
    {
        var (first, second) = (0.0, 0.0);
        for (var i = 0; i < matrix.Size; i++)
        {
            (first, second) = i < m ? (first + matrix.Diagonal[i], second) : (first, second + matrix.Diagonal[i]);
        }
        return Math.Max(0, sums.Weighted(SplitWeights.Biased(m, n)) + first / (m * m) + second / (n * n));
    }
}
