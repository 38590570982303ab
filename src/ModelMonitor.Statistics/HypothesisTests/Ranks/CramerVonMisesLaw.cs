using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>The null law of the two-sample Cramér-von Mises statistic.</summary>
internal static class CramerVonMisesLaw
{
    // The limiting tail, about exp(−π²t/2), is lost in the rounding of 1 from here on.
    private const double LargestLimiting = 8;

    /// <summary>
    /// The share of the C(m + n, m) rank assignments whose statistic is at least the observed one, which
    /// <paramref name="sum"/> = Σ (F − G)² over the pooled values gives. On the lattice path of an assignment it is
    /// Σ (a·i − b·j)²/lcm² over its points, a = lcm/m and b = lcm/n (Xiao, Gordon and Yakovlev 2007).
    /// </summary>
    public static double Exact(int m, int n, double sum)
    {
        var lcm = (int)Euclid.LeastCommonMultiple(m, n);
        var (a, b) = (lcm / m, lcm / n);
        // Tied values can put the observed one between attainable ones: rounding down is conservative.
        var observed = (long)Math.Floor(sum * lcm * lcm + 1e-6);
        var row = new SortedList<long, double>[n + 1];
        for (var i = 0; i <= m; i++)
        {
            for (var j = 0; j <= n; j++)
            {
                var square = (long)(a * i - b * j) * (a * i - b * j);
                row[j] = i + j == 0
                    ? new SortedList<long, double> { [0] = 1 }
                    : Merge(i > 0 ? row[j] : null, (double)i / (i + j), j > 0 ? row[j - 1] : null, (double)j / (i + j), square, observed);
            }
        }
        var p = 0.0;
        foreach (var (value, probability) in row[n])
        {
            p += value >= observed ? probability : 0;
        }
        return Math.Min(1, p);
    }

    /// <summary>Asymptotic p-value: the limiting law of Anderson and Darling (1952) after matching mean and variance.</summary>
    public static double Asymptotic(double m, double n, double statistic)
    {
        var total = m + n;
        var pairs = m * n;
        var mean = (1 + 1 / total) / 6;
        var variance = (total + 1) * (4 * pairs * total - 3 * (m * m + n * n) - 2 * pairs) / (45 * total * total * 4 * pairs);
        var scaled = 1.0 / 6 + (statistic - mean) / Math.Sqrt(45 * variance);
        return scaled < 0.003 ? 1 : scaled > LargestLimiting ? 0 : LimitingUpperTail(scaled);
    }

    private static double LimitingUpperTail(double t)
    {
        var sum = 0.0;
        // Γ(k + ½) / (Γ(k + 1)·√π), starting at 1 for k = 0.
        var ratio = 1.0;
        for (var k = 0; ; k++)
        {
            var odd = 4.0 * k + 1;
            var q = odd * odd / (16 * t);
            var term = ratio / (Math.PI * Math.Sqrt(t)) * Math.Sqrt(odd) * Math.Exp(-2 * q) * ScaledBesselK(q);
            sum += term;
            if (term <= 1e-17)
            {
                return Math.Clamp(1 - sum, 0, 1);
            }
            ratio *= (k + 0.5) / (k + 1);
        }
    }

    /// <summary>
    /// e^q·K of order ¼ as ∫ e^(−q(cosh t − 1))·cosh(t/4) dt over t ≥ 0, by the trapezoidal rule, which converges
    /// exponentially here. MathNet's function allocates.
    /// </summary>
    private static double ScaledBesselK(double q)
    {
        var step = Math.Min(0.2, 0.35 / Math.Sqrt(q));
        var sum = 0.5;
        for (var t = step; ; t += step)
        {
            var exponent = q * (Math.Cosh(t) - 1);
            if (exponent > 40)
            {
                return step * sum;
            }
            sum += Math.Exp(-exponent) * Math.Cosh(t / 4);
        }
    }

    /// <summary>
    /// The law at a lattice point from its two predecessors. Paths that are certain to reach the observed value are
    /// kept in one entry at it, since later points only add.
    /// </summary>
    private static SortedList<long, double> Merge(
        SortedList<long, double>? up, double upShare, SortedList<long, double>? left, double leftShare, long square, long observed)
    {
        var (upCount, leftCount) = (up?.Count ?? 0, left?.Count ?? 0);
        var merged = new SortedList<long, double>(upCount + leftCount);
        var atObserved = 0.0;
        for (int i = 0, j = 0; i < upCount || j < leftCount;)
        {
            var fromUp = i < upCount ? up!.GetKeyAtIndex(i) : long.MaxValue;
            var fromLeft = j < leftCount ? left!.GetKeyAtIndex(j) : long.MaxValue;
            var key = Math.Min(fromUp, fromLeft);
            var probability = (fromUp == key ? upShare * up!.GetValueAtIndex(i++) : 0)
                + (fromLeft == key ? leftShare * left!.GetValueAtIndex(j++) : 0);
            if (key + square >= observed)
            {
                atObserved += probability;
            }
            else
            {
                merged.Add(key + square, probability);
            }
        }
        if (atObserved > 0)
        {
            merged.Add(observed, atObserved);
        }
        return merged;
    }
}
