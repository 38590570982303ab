using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Benjamini-Hochberg for e-values (Wang and Ramdas 2022): bounds the expected share of false rejections (FDR) under
/// every dependence, so it suits evidence that is watched continuously. O(d log d) for d tests.
/// </summary>
public static class EBenjaminiHochberg
{
    /// <summary>
    /// Adjusts e-values to the level at which each is rejected: the running minimum of d/(i·e₍ᵢ₎) from the smallest
    /// e-value up, at most 1. Reject those at most α.
    /// </summary>
    /// <param name="e">e-values, at least 0; +∞ is allowed. May be empty.</param>
    /// <param name="adjusted">
    /// Receives the levels in the same order; of the same length, and may be <paramref name="e"/> itself.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or an e-value is NaN or negative.</exception>
    public static void Adjust(ReadOnlySpan<double> e, Span<double> adjusted)
    {
        if (adjusted.Length != e.Length)
        {
            throw new ArgumentException(
                $"There is room for {adjusted.Length} levels and there are {e.Length} e-values. Pass a span of the same length.",
                nameof(adjusted));
        }
        var buffer = ArrayPool<double>.Shared.Rent(e.Length);
        var p = buffer.AsSpan(0, e.Length);
        for (var i = 0; i < e.Length; i++)
        {
            if (!(e[i] >= 0))
            {
                throw new ArgumentException($"e-value {i} is {e[i]}. e-values are zero or more.", nameof(e));
            }
            // 1/e is a valid p-value by Markov's inequality, and the step-up rule on it is the rule for e-values.
            p[i] = Math.Min(1, 1 / e[i]);
        }
        BenjaminiHochberg.Adjust(p, adjusted);
        ArrayPool<double>.Shared.Return(buffer);
    }
}
