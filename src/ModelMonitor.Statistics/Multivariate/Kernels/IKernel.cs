namespace ModelMonitor.Statistics;

/// <summary>
/// A symmetric positive semidefinite kernel of two rows: how alike they are. Implementations are immutable and finite
/// for finite rows.
/// </summary>
public interface IKernel
{
    /// <summary>The kernel of two rows; k(x, y) = k(y, x).</summary>
    /// <param name="x">A row of finite values.</param>
    /// <param name="y">A row of as many finite values.</param>
    /// <returns>A finite number.</returns>
    double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y);
}
