namespace ModelMonitor.Statistics;

/// <summary>
/// The mean of five Gaussian kernels with squared bandwidths of ¼, ½, 1, 2 and 4 times σ²: it sees differences finer and
/// coarser than σ, which no single bandwidth does (as Li, Swersky and Zemel 2015 mix them; the factors are chosen here).
/// O(d) for two rows of d values with a single exponential, since each kernel is the square of the next. Immutable and
/// thread-safe.
/// </summary>
public sealed class GaussianMixtureKernel : IPairKernel
{
    private readonly double _factor;

    /// <summary>A kernel around the given bandwidth.</summary>
    /// <param name="bandwidth">σ of the middle kernel, in the unit of the columns: finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bandwidth is not above 0.</exception>
    public GaussianMixtureKernel(double bandwidth)
    {
        Bandwidth = StreamValue.RequirePositive(bandwidth, nameof(bandwidth));
        _factor = -0.125 / bandwidth / bandwidth;
    }

    /// <summary>σ of the middle kernel.</summary>
    public double Bandwidth { get; }

    /// <summary>
    /// The kernel with 2σ² equal to the squared median distance of pooled rows: the default of the two-sample tests here.
    /// </summary>
    /// <param name="x">First sample: at least one row, all values finite.</param>
    /// <param name="y">Second sample with the same columns.</param>
    /// <returns>The kernel with σ of <see cref="MedianHeuristic.Distance"/> over √2.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value, or columns differ.</exception>
    public static GaussianMixtureKernel FromMedian(Rows x, Rows y) => new(MedianHeuristic.Distance(x, y) / Math.Sqrt(2));

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

    private double OfSquaredDistance(double squared)
    {
        if (squared == 0)
        {
            return 1;
        }
        var coarsest = Math.Exp(squared * _factor);
        var second = coarsest * coarsest;
        var third = second * second;
        var fourth = third * third;
        return (coarsest + second + third + fourth + fourth * fourth) / 5;
    }
}
