using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Energy distance D = √(2E|X − Y| − E|X − X'| − E|Y − Y'|) = √(2∫(F − G)² dx) of numbers (Székely and Rizzo 2013),
/// and the same with Euclidean distances of rows.
/// It grows with the unit of the values: compare the normalised form. It needs all values and does not merge.
/// </summary>
public static partial class EnergyDistance
{
    // Permutations that equal the observed order up to rounding count as ties.
    private const double Slack = 1e-12;

    /// <summary>The distance of two samples. O(N log N).</summary>
    /// <param name="x">First sample: at least one value, all finite.</param>
    /// <param name="y">Second sample: at least one value, all finite.</param>
    /// <returns>The distance, at least 0; symmetric.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value.</exception>
    public static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        using var pooled = new PooledSample(x, y);
        return Math.Sqrt(2 * Integrals(pooled, x.Length, y.Length).Squared);
    }

    /// <summary>
    /// Tests whether two samples come from one distribution by permuting the pooled values. O(permutations · N).
    /// </summary>
    /// <param name="x">First sample: at least one value, all finite.</param>
    /// <param name="y">Second sample: at least one value, all finite.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="permutations">Number of permutations, at least 1; p cannot be below 1/(permutations + 1).</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is empty, holds NaN or an infinite value, or there are no permutations.
    /// </exception>
    public static EnergyDistanceResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int seed, int permutations = 999)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        using var pooled = new PooledSample(x, y);
        var (squared, between) = Integrals(pooled, x.Length, y.Length);

        var size = x.Length + y.Length;
        var values = ArrayPool<double>.Shared.Rent(size);
        var isFirst = ArrayPool<bool>.Shared.Rent(size);
        Expand(pooled, values, isFirst);
        var random = new Random(seed);
        var atLeastAsFar = 1;
        for (var r = 0; r < permutations; r++)
        {
            random.Shuffle(isFirst.AsSpan(0, size));
            if (Squared(values.AsSpan(0, size), isFirst, x.Length, y.Length) >= squared * (1 - Slack))
            {
                atLeastAsFar++;
            }
        }
        ArrayPool<double>.Shared.Return(values);
        ArrayPool<bool>.Shared.Return(isFirst);
        return new EnergyDistanceResult(
            Math.Sqrt(2 * squared), between > 0 ? Math.Min(1, squared / between) : 0,
            atLeastAsFar / (permutations + 1.0), permutations, seed, x.Length, y.Length);
    }

    /// <summary>∫(F − G)² dx, and E|X − Y| = ∫ F(1 − G) + G(1 − F) dx.</summary>
    private static (double Squared, double Between) Integrals(in PooledSample pooled, double m, double n)
    {
        var (belowX, belowY, squared, between) = (0L, 0L, 0.0, 0.0);
        for (var i = 0; i + 1 < pooled.Values.Length; i++)
        {
            belowX += pooled.X[i];
            belowY += pooled.Y[i];
            var gap = pooled.Values[i + 1] - pooled.Values[i];
            var (f, g) = (belowX / m, belowY / n);
            squared += f == g ? 0 : (f - g) * (f - g) * gap;
            between += (f * (1 - g) + g * (1 - f)) * gap;
        }
        return (squared, between);
    }

    private static double Squared(ReadOnlySpan<double> values, ReadOnlySpan<bool> isFirst, double m, double n)
    {
        var (belowX, squared) = (0, 0.0);
        for (var i = 0; i + 1 < values.Length; i++)
        {
            belowX += isFirst[i] ? 1 : 0;
            var difference = belowX / m - (i + 1 - belowX) / n;
            squared += difference == 0 ? 0 : difference * difference * (values[i + 1] - values[i]);
        }
        return squared;
    }

    private static void Expand(in PooledSample pooled, Span<double> values, Span<bool> isFirst)
    {
        var position = 0;
        for (var i = 0; i < pooled.Values.Length; i++)
        {
            for (var k = 0L; k < pooled.X[i] + pooled.Y[i]; k++, position++)
            {
                values[position] = pooled.Values[i];
                isFirst[position] = k < pooled.X[i];
            }
        }
    }
}
