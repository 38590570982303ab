namespace ModelMonitor.Statistics;

/// <summary>
/// Maximum mean discrepancy with a learned kernel: a random half of the rows chooses the bandwidth of a Gaussian that
/// maximises MMD²/σ_MMD, which is what the power of the test grows with (Gretton et al. 2012b; Sutherland et al. 2017),
/// and the other half tests with it. It finds differences at scales that the median distance hides, such as a change
/// within clusters; where the median is right, half of the rows are lost.
/// </summary>
public static class LearnedBandwidthMmd
{
    // From 1/64 to 4 medians, in steps of √2.
    private const int SmallestStep = -12;
    private const int LargestStep = 4;

    // Keeps the ratio finite where the variance is estimated as 0 (Liu et al. 2020).
    private const double VarianceFloor = 1e-8;

    /// <summary>
    /// Tests whether two samples come from one distribution. O(N²·d) with N²/8 exponentials for each of 17 bandwidths.
    /// </summary>
    /// <param name="x">First sample: at least four rows, all values finite.</param>
    /// <param name="y">Second sample: at least four rows with the same columns.</param>
    /// <param name="seed">Seed of the halves and the permutations.</param>
    /// <param name="permutations">Number of permutations, at least 1; p cannot be below 1/(permutations + 1).</param>
    /// <returns>The bandwidth and the test, exact because no row serves both.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, a half pools more than 5,000 rows, or there
    /// are no permutations.
    /// </exception>
    public static LearnedBandwidthMmdResult Test(Rows x, Rows y, int seed, int permutations = 199)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        Rows.Require(x, y, minimum: 4);
        var random = new Random(seed);
        Rows shuffledX = Shuffled(x, random), shuffledY = Shuffled(y, random);
        int halfX = x.Count / 2, halfY = y.Count / 2, half = Math.Min(halfX, halfY);
        Rows trainX = shuffledX.Slice(0, half), trainY = shuffledY.Slice(0, half);

        var median = MedianHeuristic.Distance(trainX, trainY);
        var squares = PairMatrix.Of(trainX, trainY, new SquaredDistances());
        var (largest, bandwidth) = (double.NegativeInfinity, median);
        for (var step = SmallestStep; step <= LargestStep; step++)
        {
            var candidate = median * Math.Pow(2, step / 2.0);
            var ratio = PowerRatio(squares, half, candidate);
            if (ratio > largest)
            {
                (largest, bandwidth) = (ratio, candidate);
            }
        }
        var test = MaximumMeanDiscrepancy.Test(
            shuffledX.Slice(halfX, x.Count - halfX), shuffledY.Slice(halfY, y.Count - halfY), seed, new GaussianKernel(bandwidth), permutations);
        return new LearnedBandwidthMmdResult(bandwidth, median, test);
    }

    /// <summary>
    /// MMD²/σ of n paired rows, from h_ij = k(x_i, x_j) + k(y_i, y_j) − k(x_i, y_j) − k(y_i, x_j): the mean of h over i ≠ j,
    /// over the root of 4·(mean of squared row means − squared mean).
    /// </summary>
    internal static double PowerRatio(PairMatrix squares, int n, double bandwidth)
    {
        var factor = -0.5 / bandwidth / bandwidth;
        var rowSums = new double[n];
        var total = 0.0;
        for (var i = 0; i < n; i++)
        {
            ReadOnlySpan<double> first = squares.Below(i), second = squares.Below(n + i);
            for (var j = 0; j < i; j++)
            {
                var h = Math.Exp(factor * first[j]) + Math.Exp(factor * second[n + j])
                    - Math.Exp(factor * second[j]) - Math.Exp(factor * squares.Below(n + j)[i]);
                rowSums[i] += h;
                rowSums[j] += h;
                total += 2 * h;
            }
            var diagonal = 2 - 2 * Math.Exp(factor * second[i]);
            rowSums[i] += diagonal;
            total += diagonal;
        }
        var (mean, variance, offDiagonal) = (total / n / n, 0.0, total);
        for (var i = 0; i < n; i++)
        {
            variance += 4 * (rowSums[i] / n - mean) * (rowSums[i] / n - mean) / n;
            offDiagonal -= 2 - 2 * Math.Exp(factor * squares.Below(n + i)[i]);
        }
        return offDiagonal / n / (n - 1) / Math.Sqrt(variance + VarianceFloor);
    }

    private static Rows Shuffled(Rows rows, Random random)
    {
        var order = new int[rows.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        random.Shuffle(order);
        var values = new double[rows.Values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            rows[order[i]].CopyTo(values.AsSpan(i * rows.Dimensions));
        }
        return new Rows(values, rows.Dimensions);
    }

    private sealed class SquaredDistances : IPairKernel
    {
        public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => VectorMath.SquaredDistance(x, y);

        public void Fill(Rows rows, PairMatrix matrix) => matrix.FillSquaredDistances(rows);
    }
}
