namespace ModelMonitor.Statistics;

/// <summary>
/// Wasserstein-1 (earth mover's) distance W = ∫|F − G| dx (Vallender 1974), in units of the feature: how far the average
/// unit of mass has to travel. Divide by the baseline's standard deviation (<see cref="Scale"/>) to compare features. Counts
/// and sums of cells add up over windows and machines.
/// </summary>
public static class Wasserstein
{
    /// <summary>The distance of two samples. O(N log N), ties are exact.</summary>
    /// <param name="x">First sample: at least one value, all finite.</param>
    /// <param name="y">Second sample: at least one value, all finite.</param>
    /// <returns>The distance; symmetric, at least |mean(x) − mean(y)|.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN or an infinite value.</exception>
    public static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        using var pooled = new PooledSample(x, y);
        double m = x.Length, n = y.Length;
        var (belowX, belowY, sum) = (0L, 0L, 0.0);
        for (var i = 0; i + 1 < pooled.Values.Length; i++)
        {
            belowX += pooled.X[i];
            belowY += pooled.Y[i];
            var difference = Math.Abs(belowX / m - belowY / n);
            sum += difference == 0 ? 0 : difference * (pooled.Values[i + 1] - pooled.Values[i]);
        }
        return sum;
    }

    /// <summary>
    /// Bounds of the distance from cells. Inside a cell the integral of F − G is known exactly from the sums, and F − G
    /// itself lies between limits that the counts give, so ∫|F − G| is bracketed. A tail is exact when one of the
    /// samples has no value in it beyond the outer edge, as when the outer edges are the baseline's minimum and maximum.
    /// The bounds are derived here. O(E), without allocation.
    /// </summary>
    /// <param name="edges">
    /// E ≥ 1 strictly increasing finite edges: cell 0 = (−∞, e₀], cell i = (eᵢ₋₁, eᵢ], cell E = (e of E−1, ∞).
    /// </param>
    /// <param name="baselineCounts">E + 1 baseline counts, at least one observation.</param>
    /// <param name="baselineSums">
    /// E + 1 sums of x − anchor in each cell; the anchor of cell 0 is e₀, of cell i its lower edge.
    /// </param>
    /// <param name="liveCounts">E + 1 live counts, at least one observation.</param>
    /// <param name="liveSums">E + 1 live sums of x − anchor.</param>
    /// <returns>The certified interval of the distance of the raw samples.</returns>
    /// <exception cref="ArgumentException">
    /// There are no edges or they do not increase, lengths do not fit, a count is negative, a side is empty, or a sum is NaN
    /// or infinite.
    /// </exception>
    public static WassersteinBounds FromCells(
        ReadOnlySpan<double> edges,
        ReadOnlySpan<long> baselineCounts,
        ReadOnlySpan<double> baselineSums,
        ReadOnlySpan<long> liveCounts,
        ReadOnlySpan<double> liveSums)
    {
        CellCounts.RequireSameLength(baselineCounts, liveCounts);
        CellEdges.Require(edges, baselineCounts.Length);
        RequireSums(baselineSums, baselineCounts.Length, nameof(baselineSums));
        RequireSums(liveSums, liveCounts.Length, nameof(liveSums));
        var baselineSize = CellCounts.Total(baselineCounts, nameof(baselineCounts));
        var liveSize = CellCounts.Total(liveCounts, nameof(liveCounts));
        if (edges.IsEmpty)
        {
            throw new ArgumentException("There are no edges. A distance needs at least one.", nameof(edges));
        }

        var (baseline, live) = (1.0 / baselineSize, 1.0 / liveSize);
        var last = edges.Length;
        var lowerTail = (Base: Math.Abs(baselineSums[0]) * baseline, Live: Math.Abs(liveSums[0]) * live);
        var upperTail = (Base: Math.Abs(baselineSums[last]) * baseline, Live: Math.Abs(liveSums[last]) * live);
        var low = Math.Abs(lowerTail.Base - lowerTail.Live) + Math.Abs(upperTail.Base - upperTail.Live);
        var high = lowerTail.Base + lowerTail.Live + upperTail.Base + upperTail.Live;

        var left = baselineCounts[0] * baseline - liveCounts[0] * live;
        for (var i = 1; i < last; i++)
        {
            var p = baselineCounts[i] * baseline;
            var q = liveCounts[i] * live;
            var right = left + p - q;
            var width = edges[i] - edges[i - 1];
            var integral = width * right - (baselineSums[i] * baseline - liveSums[i] * live);
            var above = Math.Max(0, Math.Min(left + p, right + q));
            var below = Math.Max(0, Math.Min(q - left, p - right));
            var magnitude = Math.Abs(integral);
            low += magnitude;
            high += above + below > 0
                ? Math.Max(magnitude, (2 * width * above * below + integral * (above - below)) / (above + below))
                : magnitude;
            left = right;
        }
        return new WassersteinBounds(low, high, baselineSize, liveSize);
    }

    /// <summary>
    /// The unit in which distances of different features compare: the baseline's standard deviation, with a floor that
    /// keeps a nearly constant feature from exploding.
    /// </summary>
    /// <param name="standardDeviation">Population standard deviation of the baseline, at least 0.</param>
    /// <param name="median">Median of the baseline.</param>
    /// <returns>max(standard deviation, 0.001·|median|, 1e-12).</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The standard deviation is negative, or an argument is not finite.
    /// </exception>
    public static double Scale(double standardDeviation, double median)
    {
        if (!double.IsFinite(standardDeviation) || standardDeviation < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation is finite and zero or more.");
        }
        if (!double.IsFinite(median))
        {
            throw new ArgumentOutOfRangeException(nameof(median), median, "The median must be finite.");
        }
        return Math.Max(Math.Max(standardDeviation, 1e-3 * Math.Abs(median)), 1e-12);
    }

    private static void RequireSums(ReadOnlySpan<double> sums, int cells, string name)
    {
        if (sums.Length != cells)
        {
            throw new ArgumentException($"There are {sums.Length} sums and {cells} cells. Pass one sum for each cell.", name);
        }
        for (var i = 0; i < sums.Length; i++)
        {
            if (!double.IsFinite(sums[i]))
            {
                throw new ArgumentException($"Sum {i} is {sums[i]}. Keep NaN and infinite values out of the cells.", name);
            }
        }
    }
}
