namespace ModelMonitor.Statistics;

/// <summary>
/// The correction of Benjamini and Yekutieli (2001): bounds the expected share of false rejections (FDR) under every
/// dependence. O(d log d) for d tests.
/// </summary>
public static class BenjaminiYekutieli
{
    /// <summary>Adjusts p-values: as Benjamini-Hochberg, times 1 + 1/2 + … + 1/d. Reject those at most α.</summary>
    /// <param name="p">p-values of the tests that were made, in [0, 1]; may be empty.</param>
    /// <param name="adjusted">
    /// Receives the adjusted p-values in the same order; of the same length, and may be <paramref name="p"/> itself.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or a p-value is NaN or outside [0, 1].</exception>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        var harmonic = 0.0;
        for (var j = p.Length; j >= 1; j--)
        {
            harmonic += 1.0 / j;
        }
        BenjaminiHochberg.Adjust(p, adjusted, harmonic * p.Length);
    }
}
