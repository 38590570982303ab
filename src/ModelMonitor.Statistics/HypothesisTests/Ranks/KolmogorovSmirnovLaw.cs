using System.Buffers;
using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>The null law of the two-sample statistic D, in lattice form D = h / lcm(m, n) and asymptotically.</summary>
internal static class KolmogorovSmirnovLaw
{
    /// <summary>
    /// Exact P(D ≥ h / lcm(m, n)) for continuous data (Hodges 1958; Viehmann 2021): the share of monotone lattice paths
    /// that leave the band |i·n − j·m| &lt; h·gcd. Works on the complement of the inside paths, so small p lose nothing.
    /// </summary>
    public static double Exact(int m, int n, long steps)
    {
        if (steps <= 0)
        {
            return 1;
        }
        return m == n ? EqualSizes(n, steps) : Paths(Math.Max(m, n), Math.Min(m, n), steps);
    }

    /// <summary>
    /// Asymptotic P(D ≥ d): the Kolmogorov law at Vrbik's corrected argument, or at √en·d for equal sizes where the
    /// coarse lattice makes the plain argument the better one.
    /// </summary>
    public static double Asymptotic(double m, double n, double statistic)
    {
        var effective = m / (m + n) * n;
        var root = Math.Sqrt(effective);
        var scaled = root * statistic;
        return m == n
            ? KolmogorovDistribution.UpperTail(scaled)
            : statistic <= 0 ? 1
            : KolmogorovDistribution.UpperTail(scaled + 1 / (6 * root) + (scaled - 1) / (4 * effective));
    }

    private static double EqualSizes(int n, long steps)
    {
        var sum = 0.0;
        var ratio = 1.0;
        var done = 0L;
        for (var k = 1L; k * steps <= n; k++)
        {
            for (; done < k * steps; done++)
            {
                ratio *= (n - done) / (n + done + 1.0);
            }
            sum += (k & 1) == 1 ? ratio : -ratio;
            if (ratio <= 1e-18 * sum)
            {
                break;
            }
        }
        return Math.Clamp(2 * sum, 0, 1);
    }

    private static double Paths(int rows, int columns, long steps)
    {
        var gcd = (long)BigInteger.GreatestCommonDivisor(rows, columns);
        var down = columns / gcd;
        var right = rows / gcd;
        var buffer = ArrayPool<double>.Shared.Rent(columns + 1);
        var outside = buffer.AsSpan(0, columns + 1);
        outside.Fill(1);
        var previousLow = 0;
        for (var i = 0; i <= rows; i++)
        {
            var position = i * down;
            var low = position < steps ? 0 : (int)((position - steps) / right + 1);
            var high = (int)Math.Min(columns, (position + steps - 1) / right);
            outside[previousLow..Math.Min(low, columns + 1)].Fill(1);
            previousLow = Math.Min(low, columns);
            for (var j = low; j <= high; j++)
            {
                var fromLeft = j == 0 ? 0 : j == low ? j : j * outside[j - 1];
                outside[j] = i + j == 0 ? 0 : (i * outside[j] + fromLeft) / (i + j);
            }
        }
        var p = outside[columns];
        ArrayPool<double>.Shared.Return(buffer);
        return Math.Clamp(p, 0, 1);
    }
}
