namespace ModelMonitor.Statistics;

/// <summary>
/// Whether the correlations between features have changed since the baseline: Fisher's z (1921) for every pair, corrected
/// for the number of pairs (Benjamini and Hochberg 1995), and the distance of the matrices as a summary. O(d²·log d) for d
/// features. Immutable; the matrices come from states that merge, such as <see cref="RunningCovarianceMatrix"/>.
/// </summary>
public sealed class CorrelationChange
{
    // Variance of Spearman's atanh ρ, in units of 1/(n − 3) (Fieller, Hartley and Pearson 1957).
    private const double SpearmanVariance = 1.06;

    // Rounding in matrices that were scaled from covariances.
    private const double Tolerance = 1e-9;

    private readonly CorrelationPairChange[] _pairs;

    private CorrelationChange(int dimensions, double frobeniusDistance, CorrelationPairChange[] pairs)
    {
        Dimensions = dimensions;
        FrobeniusDistance = frobeniusDistance;
        _pairs = pairs;
    }

    /// <summary>Number d of features.</summary>
    public int Dimensions { get; }

    /// <summary>
    /// ‖R₁ − R₂‖ of Frobenius over the pairs that were tested, each counted twice as in the matrices. Without change it is
    /// about √(d(d − 1)(1/n₁ + 1/n₂)) or less; <see cref="NullDistance"/> gives its law.
    /// </summary>
    public double FrobeniusDistance { get; }

    /// <summary>The pairs that were tested, in the order (0, 1), (0, 2), …, (1, 2), …</summary>
    public ReadOnlySpan<CorrelationPairChange> Pairs => _pairs;

    /// <summary>
    /// Compares two correlation matrices of the same features from independent samples. A pair is left out when its
    /// coefficient is NaN on either side, as it is for a constant feature. O(d² log d).
    /// </summary>
    /// <param name="baseline">
    /// d×d coefficients, row after row: symmetric, in [−1, 1] or NaN, with 1 or NaN on the diagonal.
    /// </param>
    /// <param name="baselineSize">Rows of the baseline, at least 4.</param>
    /// <param name="live">The live matrix, of the same features in the same order.</param>
    /// <param name="liveSize">Live rows, at least 4.</param>
    /// <param name="kind">The coefficient. Heavy tails invalidate the test for Pearson's; take Spearman's then.</param>
    /// <returns>The changes of all pairs; there are none with a single feature.</returns>
    /// <exception cref="ArgumentException">
    /// A matrix is not square or no correlation matrix, the sizes differ, or there are too few rows.
    /// </exception>
    public static CorrelationChange Test(
        ReadOnlySpan<double> baseline, long baselineSize, ReadOnlySpan<double> live, long liveSize, CorrelationKind kind = CorrelationKind.Pearson)
    {
        var d = Require(baseline, nameof(baseline));
        if (live.Length != baseline.Length)
        {
            throw new ArgumentException(
                $"The live matrix has {live.Length} coefficients and that of the baseline {baseline.Length}. Both must be of the same features.", nameof(live));
        }
        Require(live, nameof(live));
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 4);
        var scale = kind switch
        {
            CorrelationKind.Pearson => 1,
            CorrelationKind.Spearman => Math.Sqrt(SpearmanVariance),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such coefficient."),
        };

        var pairs = new CorrelationPairChange[d * (d - 1) / 2];
        var pValues = new double[pairs.Length];
        var (tested, squares) = (0, 0.0);
        for (var i = 0; i < d; i++)
        {
            for (var j = i + 1; j < d; j++)
            {
                var before = Math.Clamp(baseline[i * d + j], -1, 1);
                var now = Math.Clamp(live[i * d + j], -1, 1);
                if (double.IsNaN(before) || double.IsNaN(now))
                {
                    continue;
                }
                var z = FisherZ.Test(before, baselineSize, now, liveSize).Z / scale;
                pValues[tested] = Tails.NormalTwoSided(z);
                pairs[tested++] = new CorrelationPairChange(i, j, before, now, z, 1, 1);
                squares += 2 * (before - now) * (before - now);
            }
        }
        Array.Resize(ref pairs, tested);
        var adjusted = new double[tested];
        BenjaminiHochberg.Adjust(pValues.AsSpan(0, tested), adjusted);
        for (var i = 0; i < tested; i++)
        {
            pairs[i] = pairs[i] with { PValue = pValues[i], AdjustedPValue = adjusted[i] };
        }
        return new CorrelationChange(d, Math.Sqrt(squares), pairs);
    }

    /// <summary>
    /// Simulates <see cref="FrobeniusDistance"/> when nothing has changed: both sides are drawn with replacement from the
    /// rows of the baseline, so that heavy tails and the dependence of the pairs are accounted for. For Spearman's
    /// coefficients pass ranks. O(repetitions·(rows + liveSize)·d²).
    /// </summary>
    /// <param name="baseline">Rows of the baseline: at least 4, all finite.</param>
    /// <param name="liveSize">Number of live rows, at least 4.</param>
    /// <param name="seed">Seed: the same seed gives the same distribution. Keep it with the result.</param>
    /// <param name="repetitions">Number of simulations, at least 2. For a threshold at level α take at least 10/α.</param>
    /// <returns>The simulated distribution, for a threshold or a p-value of the distance.</returns>
    /// <exception cref="ArgumentException">
    /// There are too few rows, a value is NaN or infinite, or a number is too small.
    /// </exception>
    public static NullDistribution NullDistance(Rows baseline, int liveSize, int seed, int repetitions = 1000)
    {
        baseline.Require(nameof(baseline), minimum: 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(liveSize, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 2);
        var bootstrap = new CorrelationBootstrap(baseline, seed);
        var distances = new double[repetitions];
        double[] before = new double[baseline.Dimensions * baseline.Dimensions], now = new double[before.Length];
        for (var i = 0; i < distances.Length; i++)
        {
            bootstrap.Draw(baseline.Count, before);
            bootstrap.Draw(liveSize, now);
            var squares = 0.0;
            for (var pair = 0; pair < now.Length; pair++)
            {
                // The lower halves are 0, and a pair with a constant column is left out.
                var difference = before[pair] - now[pair];
                squares += double.IsNaN(difference) ? 0 : 2 * difference * difference;
            }
            distances[i] = Math.Sqrt(squares);
        }
        return NullDistribution.FromChunks(distances);
    }

    /// <summary>How many pairs have changed.</summary>
    /// <param name="falseDiscoveryRate">The expected share of false ones among them, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside [0, 1] or NaN.</exception>
    public int CountChanged(double falseDiscoveryRate = 0.05)
    {
        UnitInterval.Require(falseDiscoveryRate, nameof(falseDiscoveryRate));
        var changed = 0;
        foreach (var pair in _pairs)
        {
            changed += pair.AdjustedPValue <= falseDiscoveryRate ? 1 : 0;
        }
        return changed;
    }

    private static int Require(ReadOnlySpan<double> matrix, string name)
    {
        var d = (int)Math.Round(Math.Sqrt(matrix.Length));
        if (d == 0 || d * d != matrix.Length)
        {
            throw new ArgumentException($"{matrix.Length} coefficients make no square matrix. Pass d rows of d coefficients.", name);
        }
        for (var i = 0; i < d; i++)
        {
            if (Math.Abs(matrix[i * d + i] - 1) > Tolerance)
            {
                throw new ArgumentException($"Diagonal element {i} is {matrix[i * d + i]} and not 1. Divide covariances by the standard deviations.", name);
            }
            for (var j = i + 1; j < d; j++)
            {
                var (upper, lower) = (matrix[i * d + j], matrix[j * d + i]);
                if (Math.Abs(upper) > 1 + Tolerance || Math.Abs(upper - lower) > Tolerance || double.IsNaN(upper) != double.IsNaN(lower))
                {
                    throw new ArgumentException(
                        $"Coefficients ({i}, {j}) and ({j}, {i}) are {upper} and {lower}. Correlations lie in [-1, 1] and are symmetric.", name);
                }
            }
        }
        return d;
    }
}
