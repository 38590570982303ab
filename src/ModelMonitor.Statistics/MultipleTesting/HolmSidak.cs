namespace ModelMonitor.Statistics;

/// <summary>
/// Šidák's correction in the step-down form of Holm (Holland and Copenhaver 1987): bounds the probability of any false
/// rejection when tests are independent or positively dependent, and rejects slightly more than <see cref="Holm"/>. O(d log d)
/// for d tests.
/// </summary>
public static class HolmSidak
{
    /// <summary>Adjusts p-values: the running maximum of 1 − (1 − p₍ᵢ₎)^(d − i + 1). Reject those at most α.</summary>
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
            largest = Math.Max(largest, AnyOf(adjusted.Length - i, sorted.Values[i]));
            adjusted[sorted.Positions[i]] = largest;
        }
    }

    /// <summary>1 − (1 − p)^tests, as accurate for a tiny p as for a large one.</summary>
    private static double AnyOf(int tests, double p) => p < 1 ? -NearZero.ExpMinusOne(tests * NearZero.LogOnePlus(-p)) : 1;
}
