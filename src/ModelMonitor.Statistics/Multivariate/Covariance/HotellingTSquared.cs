using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Hotelling's two-sample T² test (1931) of equal mean vectors: the t test of all columns at once, which knows their
/// correlations. It sees changes of means only, and its result does not depend on the units of the columns. When the
/// correlation matrix has a condition above 10⁸ or there are fewer than 5·d rows, λ = 0.01 is added to its diagonal;
/// the result says so.
/// </summary>
public static class HotellingTSquared
{
    // Permutations that equal the observed split up to rounding count as ties.
    private const double Slack = 1e-12;

    /// <summary>Tests whether the means of two samples are equal. Exact for normal rows of equal covariance. O(N·d²).</summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <returns>
    /// The test; p = 1 when the means are equal or m + n − d − 1 is below 1, where <see cref="PermutationTest"/> still works.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, or columns differ.
    /// </exception>
    public static HotellingTSquaredResult Test(Rows x, Rows y)
    {
        Rows.Require(x, y, minimum: 2);
        return Test(RunningCovarianceMatrix.Of(x), RunningCovarianceMatrix.Of(y));
    }

    /// <summary>Tests whether the means of two samples known by their states are equal. O(d³).</summary>
    /// <param name="x">The first sample, of at least two rows.</param>
    /// <param name="y">The second sample, of at least two rows with the same columns.</param>
    /// <returns>The test; p = 1 when the means are equal or m + n − d − 1 is below 1.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two rows, or columns differ.</exception>
    public static HotellingTSquaredResult Test(RunningCovarianceMatrix x, RunningCovarianceMatrix y)
    {
        Require(x, nameof(x));
        Require(y, nameof(y));
        RunningCovarianceMatrix.RequireSame(x, y, nameof(y));
        var (delta, pooled) = (x.Means.ToArray(), x.CoMoments.ToArray());
        VectorMath.AddScaled(delta, y.Means, -1);
        VectorMath.AddScaled(pooled, y.CoMoments, 1);
        double m = x.Count, n = y.Count;
        var covariance = new RegularisedCovariance(pooled, m + n - 2, m + n, x.Dimensions);
        var squared = covariance.Form(delta);
        var degrees = m + n - covariance.Dimensions - 1;
        var tSquared = m * n / (m + n) * squared;
        var f = covariance.Dimensions > 0 && degrees > 0 ? tSquared * degrees / ((m + n - 2) * covariance.Dimensions) : double.NaN;
        return new HotellingTSquaredResult(
            tSquared, f, PValue(tSquared, f, covariance.Dimensions, degrees), Math.Sqrt(squared), covariance.Dimensions, covariance.Ridge,
            0, x.Count, y.Count);
    }

    /// <summary>
    /// The same by permuting the pooled rows: valid for rows that are not normal and for more columns than rows. The
    /// scatter of all rows takes the place of the pooled covariance; it orders splits in the same way and is the same
    /// for all, so a permutation takes O(N·d).
    /// </summary>
    /// <param name="x">First sample: at least two rows, all values finite.</param>
    /// <param name="y">Second sample: at least two rows with the same columns.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="permutations">Number of permutations, at least 1; p cannot be below 1/(permutations + 1).</param>
    /// <returns>The test: T² and F as of <see cref="Test(Rows, Rows)"/>, p from the permutations.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, columns differ, or there are no permutations.
    /// </exception>
    public static HotellingTSquaredResult PermutationTest(Rows x, Rows y, int seed, int permutations = 999)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        var result = Test(x, y);
        var all = RunningCovarianceMatrix.Of(x);
        all.AddRange(y);
        var (whitened, dimensions) = Whitened(x, y, all);
        if (dimensions == 0)
        {
            return result with { PValue = 1, Permutations = permutations };
        }
        var order = new int[x.Count + y.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        // Whitened rows add up to 0, so the sum of one sample tells the difference of both means.
        var sum = new double[dimensions];
        var observed = SquaredSum(whitened, order.AsSpan(0, x.Count), sum);
        var random = new Random(seed);
        var atLeastAsFar = 1;
        for (var r = 0; r < permutations; r++)
        {
            random.Shuffle(order);
            atLeastAsFar += SquaredSum(whitened, order.AsSpan(0, x.Count), sum) >= observed - Slack * order.Length ? 1 : 0;
        }
        return result with { PValue = atLeastAsFar / (permutations + 1.0), Permutations = permutations };
    }

    private static (double[] Values, int Dimensions) Whitened(Rows x, Rows y, RunningCovarianceMatrix all)
    {
        var covariance = new RegularisedCovariance(all.CoMoments, all.Count - 1, all.Count, all.Dimensions);
        var values = new double[all.Count * covariance.Dimensions];
        var delta = new double[all.Dimensions];
        for (var i = 0; i < all.Count; i++)
        {
            (i < x.Count ? x[i] : y[i - x.Count]).CopyTo(delta);
            VectorMath.AddScaled(delta, all.Means, -1);
            covariance.TryWhiten(delta, values.AsSpan(i * covariance.Dimensions, covariance.Dimensions));
        }
        return (values, covariance.Dimensions);
    }

    private static double SquaredSum(double[] whitened, ReadOnlySpan<int> rows, double[] sum)
    {
        sum.AsSpan().Clear();
        foreach (var row in rows)
        {
            VectorMath.AddScaled(sum, whitened.AsSpan(row * sum.Length, sum.Length), 1);
        }
        return VectorMath.Dot(sum, sum);
    }

    private static double PValue(double tSquared, double f, double dimensions, double degrees)
        => double.IsPositiveInfinity(tSquared) ? 0
            : !(f > 0) ? 1
            : Math.Clamp(SpecialFunctions.BetaRegularized(degrees / 2, dimensions / 2, degrees / (degrees + dimensions * f)), 0, 1);

    private static void Require(RunningCovarianceMatrix state, string name)
    {
        ArgumentNullException.ThrowIfNull(state, name);
        if (state.Count < 2)
        {
            throw new ArgumentException($"There are {state.Count} rows; at least 2 are needed.", name);
        }
    }
}
