namespace ModelMonitor.Statistics;

/// <summary>
/// The linear-time estimate of MMD² (Gretton et al. 2012, section 6): the mean of independent terms, each of two rows of
/// either sample. O(n·d) time for a kernel of O(d), and no memory for any number of rows, at the price of much less power than
/// <see cref="MaximumMeanDiscrepancy"/>.
/// </summary>
public static class LinearTimeMmd
{
    /// <summary>
    /// Tests whether two samples come from one distribution. The terms are symmetric around 0 if they do, and
    /// z = mean/√(mean square/terms) is normal in the limit; for fewer than about 50 terms its far tail is conservative.
    /// </summary>
    /// <param name="x">First sample: at least two rows, all values finite, in random order.</param>
    /// <param name="y">
    /// Second sample: at least two rows with the same columns; rows beyond the size of the smaller sample are left out.
    /// </param>
    /// <param name="kernel">The kernel, chosen on other rows or before.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is too small or holds NaN or an infinite value, or columns differ.
    /// </exception>
    public static LinearTimeMmdResult Test(Rows x, Rows y, IKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        Rows.Require(x, y, minimum: 2);
        var terms = Math.Min(x.Count, y.Count) / 2;
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < terms; i++)
        {
            var (first, second) = (2 * i, 2 * i + 1);
            var term = kernel.Evaluate(x[first], x[second]) + kernel.Evaluate(y[first], y[second])
                - kernel.Evaluate(x[first], y[second]) - kernel.Evaluate(x[second], y[first]);
            sum += term;
            squares += term * term;
        }
        var mean = sum / terms;
        var z = squares > 0 ? mean / Math.Sqrt(squares / terms / terms) : 0;
        return new LinearTimeMmdResult(mean, z, squares > 0 ? Tails.Normal(z) : 1, terms, x.Count, y.Count);
    }
}
