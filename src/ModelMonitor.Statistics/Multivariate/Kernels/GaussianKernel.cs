namespace ModelMonitor.Statistics;

/// <summary>
/// The Gaussian kernel k(x, y) = exp(−‖x − y‖²/(2σ²)). It is characteristic: with it the maximum mean discrepancy is 0
/// for equal distributions only (Sriperumbudur et al. 2010). Scale the columns alike first, such as by a
/// <see cref="Standardizer"/>. O(d) for two rows of d values. Immutable and thread-safe.
/// </summary>
public sealed class GaussianKernel : IPairKernel
{
    private readonly double _factor;

    /// <summary>A kernel of the given bandwidth.</summary>
    /// <param name="bandwidth">σ, in the unit of the columns: finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bandwidth is not above 0.</exception>
    public GaussianKernel(double bandwidth)
    {
        Bandwidth = StreamValue.RequirePositive(bandwidth, nameof(bandwidth));
        _factor = -0.5 / bandwidth / bandwidth;
    }

    /// <summary>σ.</summary>
    public double Bandwidth { get; }

    /// <summary>
    /// The kernel with the median distance of pooled rows as σ (the median heuristic as in Gretton et al. 2012).
    /// </summary>
    /// <param name="x">First sample: at least one row, all values finite.</param>
    /// <param name="y">Second sample with the same columns.</param>
    /// <returns>The kernel with σ as <see cref="MedianHeuristic.Distance"/> gives it.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value, or columns differ.</exception>
    public static GaussianKernel FromMedian(Rows x, Rows y) => new(MedianHeuristic.Distance(x, y));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Lengths differ, or a row is empty or holds NaN or an infinite value.</exception>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        KernelRows.Require(x, y);
        return OfSquaredDistance(VectorMath.SquaredDistance(x, y));
    }

    void IPairKernel.Fill(Rows rows, PairMatrix matrix)
    {
        matrix.FillSquaredDistances(rows);
        foreach (ref var value in matrix.AllBelow)
        {
            value = OfSquaredDistance(value);
        }
        matrix.Diagonal.AsSpan().Fill(1);
    }

    // Of two infinitely small numbers nothing can be said: equal rows are alike whatever the bandwidth.
    private double OfSquaredDistance(double squared) => squared == 0 ? 1 : Math.Exp(squared * _factor);
}
