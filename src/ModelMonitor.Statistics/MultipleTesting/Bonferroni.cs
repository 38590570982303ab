namespace ModelMonitor.Statistics;

/// <summary>
/// Bonferroni's correction (Bonferroni 1936; Dunn 1961): bounds the probability of any false rejection under every dependence.
/// O(d) for d tests; <see cref="Holm"/> rejects more at the same level.
/// </summary>
public static class Bonferroni
{
    /// <summary>Adjusts p-values: d·p, at most 1. Reject those at most α.</summary>
    /// <param name="p">p-values of the tests that were made, in [0, 1]; may be empty.</param>
    /// <param name="adjusted">
    /// Receives the adjusted p-values in the same order; of the same length, and may be <paramref name="p"/> itself.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or a p-value is NaN or outside [0, 1].</exception>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        SortedPValues.Require(p, adjusted);
        for (var i = 0; i < p.Length; i++)
        {
            adjusted[i] = Math.Min(1, p.Length * p[i]);
        }
    }
}
