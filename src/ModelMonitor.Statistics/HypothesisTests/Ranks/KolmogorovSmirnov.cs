using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Two-sample Kolmogorov-Smirnov test (Smirnov 1939; exact law: Hodges 1958): D = sup|F − G|, sensitive to any difference of
/// two distributions of numbers. Counts in cells add up; samples do not merge.
/// </summary>
public static class KolmogorovSmirnov
{
    private const long ExactLimit = 4_000_000;

    /// <summary>
    /// Tests whether two samples come from one continuous distribution. O(N log N), plus O(m·n) for an exact p-value.
    /// </summary>
    /// <param name="x">First sample: at least one value, all finite.</param>
    /// <param name="y">Second sample: at least one value, all finite.</param>
    /// <param name="method">
    /// How to compute the p-value; <see cref="PValueMethod.Auto"/> is exact when m·n is at most 4,000,000.
    /// </param>
    /// <returns>D, its location and the two-sided p-value. Equal samples have D = 0 and p = 1.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value.</exception>
    public static KolmogorovSmirnovResult Test(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, PValueMethod method = PValueMethod.Auto)
    {
        using var pooled = new PooledSample(x, y);
        long m = x.Length, n = y.Length;
        var (belowX, belowY, largest) = (0L, 0L, 0L);
        var location = pooled.Values[0];
        for (var i = 0; i < pooled.Values.Length; i++)
        {
            belowX += pooled.X[i];
            belowY += pooled.Y[i];
            var difference = belowX * n - belowY * m;
            if (Math.Abs(difference) > Math.Abs(largest))
            {
                largest = difference;
                location = pooled.Values[i];
            }
        }

        var signed = (double)largest / (m * n);
        if (method == PValueMethod.Auto)
        {
            method = m * n <= ExactLimit ? PValueMethod.Exact : PValueMethod.Asymptotic;
        }
        var p = method == PValueMethod.Exact
            ? KolmogorovSmirnovLaw.Exact(x.Length, y.Length, Math.Abs(largest) / (long)BigInteger.GreatestCommonDivisor(m, n))
            : KolmogorovSmirnovLaw.Asymptotic(m, n, Math.Abs(signed));
        return new KolmogorovSmirnovResult(Math.Abs(signed), p, location, signed, x.Length, y.Length, method);
    }

    /// <summary>
    /// Tests two samples known by counts on common cells. D at the edges is a lower bound of the raw D, so the p-value
    /// is conservative; the upper bound is derived here. Every cell is taken to be able to hide a difference. O(cells), without
    /// allocation.
    /// </summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <returns>D at the edges, the certified upper bound, and the asymptotic p-value.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    public static KolmogorovSmirnovCellsResult FromCells(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
        => FromCells([], baseline, live);

    /// <summary>
    /// The same with the edges, which makes the upper bound tighter: a cell between two adjacent doubles holds a single
    /// value, so nothing is hidden in it.
    /// </summary>
    /// <param name="edges">
    /// E strictly increasing finite edges: cell 0 = (−∞, e₀], cell i = (eᵢ₋₁, eᵢ], cell E = (e of E−1, ∞).
    /// </param>
    /// <param name="baseline">E + 1 baseline counts, at least one observation.</param>
    /// <param name="live">E + 1 live counts, at least one observation.</param>
    /// <returns>D at the edges, the certified upper bound, and the asymptotic p-value.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths do not fit, edges are not increasing, a count is negative, or a side is empty.
    /// </exception>
    public static KolmogorovSmirnovCellsResult FromCells(
        ReadOnlySpan<double> edges, ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        CellCounts.RequireSameLength(baseline, live);
        if (!edges.IsEmpty)
        {
            CellEdges.Require(edges, baseline.Length);
        }
        var baselineSize = CellCounts.Total(baseline, nameof(baseline));
        var liveSize = CellCounts.Total(live, nameof(live));
        double m = baselineSize, n = liveSize;
        var (baselineShare, liveShare) = (1 / m, 1 / n);
        var (largest, cell, bound, left) = (0.0, 0, 0.0, 0.0);
        var (baselineSum, liveSum) = (0.0, 0.0);
        for (var i = 0; i < baseline.Length; i++)
        {
            baselineSum += baseline[i];
            liveSum += live[i];
            // From cumulative counts, not by adding shares, so that the end is exactly 0.
            var right = (baselineSum * n - liveSum * m) * baselineShare * liveShare;
            if (Math.Abs(right) > Math.Abs(largest))
            {
                largest = right;
                cell = i;
            }
            var p = baseline[i] * baselineShare;
            var q = live[i] * liveShare;
            var hidden = Math.Max(Math.Min(left + p, right + q), Math.Min(q - left, p - right));
            if (hidden > bound && (i == 0 || i >= edges.Length || !CellEdges.IsAtom(edges[i - 1], edges[i])))
            {
                bound = hidden;
            }
            left = right;
        }
        var statistic = Math.Abs(largest);
        return new KolmogorovSmirnovCellsResult(
            statistic,
            Math.Clamp(bound, statistic, 1),
            cell, largest, baselineSize, liveSize);
    }
}
