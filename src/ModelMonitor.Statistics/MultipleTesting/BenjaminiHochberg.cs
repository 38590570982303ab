namespace ModelMonitor.Statistics;

/// <summary>
/// The step-up correction of Benjamini and Hochberg (1995): bounds the expected share of false rejections (FDR) for
/// independent or positively dependent tests. O(d log d) for d tests.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// Adjusts p-values: the running minimum of d·p₍ᵢ₎/i from the largest down, at most 1. Reject those at most α.
    /// </summary>
    /// <param name="p">p-values of the tests that were made, in [0, 1]; may be empty.</param>
    /// <param name="adjusted">
    /// Receives the adjusted p-values in the same order; of the same length, and may be <paramref name="p"/> itself.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or a p-value is NaN or outside [0, 1].</exception>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted) => Adjust(p, adjusted, p.Length);

    internal static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted, double scale)
    {
        using var sorted = new SortedPValues(p, adjusted);
        var smallest = 1.0;
        for (var i = adjusted.Length - 1; i >= 0; i--)
        {
            smallest = Math.Min(smallest, scale / (i + 1) * sorted.Values[i]);
            adjusted[sorted.Positions[i]] = smallest;
        }
    }
}
