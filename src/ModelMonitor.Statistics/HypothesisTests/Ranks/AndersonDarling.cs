using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Two-sample Anderson-Darling test (Scholz and Stephens 1987): like Kolmogorov-Smirnov, with more
/// weight on the tails. Counts in cells add up; samples do not merge. On two or three distinct values it is too bold: 11 to
/// 12 % of unchanged samples are rejected at 5 %.
/// </summary>
public static class AndersonDarling
{
    // Table 2 of Scholz and Stephens for two samples: critical values 0.325 (25 %), 1.226, 1.961, 2.718, 3.752, 4.592
    // and 6.546 (0.1 %). The coefficients are the least-squares quadratic of ln(level) through these seven points.
    private const double LargestLevel = 0.25, SmallestCritical = 0.325;
    private const double SmallestLevel = 0.001, LargestCritical = 6.546;
    private const double LogLevel0 = -1.0777702798204873, LogLevel1 = -1.0082265644652506, LogLevel2 = 0.01819809457411126;

    /// <summary>Tests whether two samples come from one distribution. O(N log N).</summary>
    /// <param name="x">First sample: at least one value, all finite; four values in all.</param>
    /// <param name="y">Second sample: at least one value, all finite; four values in all.</param>
    /// <param name="midRanks">
    /// Whether the empirical distribution functions take the middle of their jumps, which treats ties on both sides
    /// alike, or their right-continuous value. Without ties the two hardly differ.
    /// </param>
    /// <returns>The test; without two distinct values the statistic is 0 and p = 0.25, clamped.</returns>
    /// <exception cref="ArgumentException">A sample is too small or holds NaN or an infinite value.</exception>
    public static AndersonDarlingResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool midRanks = true)
    {
        if (x.Length + y.Length < 4)
        {
            throw new ArgumentException(
                $"There are {x.Length} and {y.Length} values; at least 4 are needed in all.", x.Length < y.Length ? nameof(x) : nameof(y));
        }
        using var pooled = new PooledSample(x, y);
        return FromGroups(pooled.X, pooled.Y, x.Length, y.Length, midRanks);
    }

    /// <summary>
    /// Tests two samples known by counts on common ordered cells; the values of a cell are taken as tied. O(cells).
    /// </summary>
    /// <param name="baseline">Baseline counts in the order of the cells.</param>
    /// <param name="live">Live counts on the same cells; at least one observation on each side and four in all.</param>
    /// <returns>The test; conservative.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or there are too few observations.</exception>
    public static AndersonDarlingResult FromCells(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        var m = CellCounts.Total(baseline, nameof(baseline));
        var n = CellCounts.Total(live, nameof(live));
        if (m < 4 && n < 4 - m)
        {
            throw new ArgumentException($"There are {m} and {n} observations; at least 4 are needed in all.", nameof(live));
        }
        return FromGroups(baseline, live, m, n, midRanks: true);
    }

    private static AndersonDarlingResult FromGroups(
        ReadOnlySpan<long> x, ReadOnlySpan<long> y, long m, long n, bool midRanks)
    {
        var total = (double)m + n;
        var (belowX, below, sum) = (0.0, 0.0, 0.0);
        // How much of a group of ties lies below its place, and how much of its own spread the weight leaves out.
        var (part, spread) = midRanks ? (0.5, total / 4) : (1.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var tied = (double)x[i] + y[i];
            if (tied == total)
            {
                return new AndersonDarlingResult(0, 0, LargestLevel, true, m, n);
            }
            var place = below + part * tied;
            var weight = place * (total - place) - spread * tied;
            var deviation = total * (belowX + part * x[i]) - m * place;
            sum += tied == 0 || weight == 0 ? 0 : tied / total * deviation * deviation / weight;
            belowX += x[i];
            below += tied;
        }
        // With two samples the deviations of both are equal in size.
        var aSquared = (midRanks ? (total - 1) / total : 1) * (1.0 / m + 1.0 / n) * sum;
        var statistic = (aSquared - 1) / Math.Sqrt(Variance(m, n));
        var (p, isClamped) = PValue(statistic);
        return new AndersonDarlingResult(statistic, aSquared, p, isClamped, m, n);
    }

    private static (double P, bool IsClamped) PValue(double statistic)
        => statistic < SmallestCritical ? (LargestLevel, true)
            : statistic > LargestCritical ? (SmallestLevel, true)
            : (Math.Exp(LogLevel0 + statistic * (LogLevel1 + statistic * LogLevel2)), false);

    /// <summary>Variance of A² for k = 2 under the null hypothesis.</summary>
    private static double Variance(double m, double n)
    {
        var total = m + n;
        var reciprocals = 1 / m + 1 / n;
        var h = SpecialFunctions.DiGamma(total) + Constants.EulerMascheroni;
        // The double sum ΣΣ 1/((N − i)j) in closed form, by Σ H_k/(N − k) = H_N² − H_N⁽²⁾.
        var g = SecondHarmonic(total) - 2 * h / total - 1 / (total * total);
        var a = (4 * g - 6) + (10 - 6 * g) * reciprocals;
        var b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * reciprocals - 8 * h + 4 * g - 6;
        var c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * reciprocals + 4 * h;
        var d = (2 * h + 6) * 4 - 8 * h;
        return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
    }

    private static double SecondHarmonic(double n)
    {
        if (n < 100)
        {
            var sum = 0.0;
            for (var i = n; i >= 1; i--)
            {
                sum += 1 / (i * i);
            }
            return sum;
        }
        var r = 1 / n;
        return Math.PI * Math.PI / 6 - r + r * r * (0.5 - r / 6 + r * r * r / 30);
    }
}
