using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Exact law of U without ties: its generating function is the Gaussian binomial coefficient
/// Π (1 − q^(n+i)) / (1 − q^i), i = 1…m (Mann and Whitney 1947).
/// </summary>
internal static class MannWhitneyLaw
{
    /// <summary>P(U ≥ u), from the lower tail by symmetry.</summary>
    public static double UpperTail(long u, int m, int n)
    {
        var (smaller, larger) = (Math.Min(m, n), Math.Max(m, n));
        var top = (long)m * n - u;
        if (top < 0)
        {
            return 0;
        }
        if (top >= u)
        {
            return 1 - UpperTail(top + 1, m, n);
        }
        var length = (int)top + 1;
        var buffer = ArrayPool<double>.Shared.Rent(length);
        var density = buffer.AsSpan(0, length);
        density.Clear();
        density[0] = 1;
        for (var i = 1; i <= smaller; i++)
        {
            // Scaled to a total of 1 at every step, which keeps the numbers of arrangements within range.
            var scale = i / (double)(larger + i);
            for (var k = length - 1; k >= 0; k--)
            {
                density[k] = scale * (density[k] - (k > larger + i - 1 ? density[k - larger - i] : 0));
            }
            for (var k = i; k < length; k++)
            {
                density[k] += density[k - i];
            }
        }
        var sum = 0.0;
        foreach (var value in density)
        {
            sum += value;
        }
        ArrayPool<double>.Shared.Return(buffer);
        return Math.Clamp(sum, 0, 1);
    }
}
