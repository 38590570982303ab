namespace ModelMonitor.Statistics;

/// <summary>
/// Holm's step-down correction (Holm 1979): bounds the probability of any false rejection under every dependence, and rejects
/// all that <see cref="Bonferroni"/> does and more. O(d log d) for d tests.
/// </summary>
public static class Holm
{
    /// <summary>Adjusts p-values: the running maximum of (d − i + 1)·p₍ᵢ₎, at most 1. Reject those at most α.</summary>
    /// <param name="p">p-values of the tests that were made, in [0, 1]; may be empty.</param>
    /// <param name="adjusted">
    /// Receives the adjusted p-values in the same order; of the same length, and may be <paramref name="p"/> itself.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or a p-value is NaN or outside [0, 1].</exception>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        using var sorted = new SortedPValues(p, adjusted);
        var largest = 0.0;
        for (var i = 0; i < adjusted.Length; i++)
        {
            largest = Math.Max(largest, (adjusted.Length - i) * sorted.Values[i]);
            adjusted[sorted.Positions[i]] = Math.Min(1, largest);
        }
    }
}
