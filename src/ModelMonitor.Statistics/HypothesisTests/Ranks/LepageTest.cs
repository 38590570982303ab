using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Tests counts in ordered cells for a change of location, spread or shape at once: a test of Lepage's kind (1971), the
/// sum of a squared test of location (van der Waerden 1952), one of spread (Klotz 1962) and a little of the chi-square
/// over bins. Against shifts of normal data it is as good as the difference of means, and it is hardly worse against all
/// else; the weights were chosen here by simulation. Depends on counts alone, which add up over replicas. O(cells).
/// </summary>
public static class LepageTest
{
    /// <summary>The weight of the squared test of spread, beside 1 for the location.</summary>
    public const double SpreadWeight = 0.6;

    /// <summary>The weight of X² over the bins.</summary>
    public const double ChiSquareWeight = 0.05;

    // The chi-square law of bins with fewer is not to be trusted in the far tail.
    private const double SmallestExpected = 10;
    private const int LargestOnStack = 128;

    /// <summary>Tests two samples known by counts on common ordered cells.</summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <param name="binOfCell">The bin of each cell, from 0, none below that of the cell before.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <returns>The test. p-values are those of the asymptotic law with the skewness of the permutation law.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a count is negative, a side is empty, or a bin is out of order or of range.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no bin.</exception>
    public static LepageResult FromCells(
        ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, ReadOnlySpan<int> binOfCell, int bins)
    {
        CellCounts.RequireSameLength(baseline, live);
        CellCounts.Total(baseline, nameof(baseline));
        CellCounts.Total(live, nameof(live));
        var cells = baseline.Length;
        var buffer = cells > LargestOnStack ? ArrayPool<double>.Shared.Rent(2 * cells) : null;
        var room = buffer is null ? stackalloc double[2 * cells] : buffer.AsSpan(0, 2 * cells);
        for (var i = 0; i < cells; i++)
        {
            (room[i], room[cells + i]) = (baseline[i], live[i]);
        }
        var result = FromCells(room[..cells], room[cells..], binOfCell, bins);
        if (buffer is not null)
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
        return result;
    }

    /// <summary>
    /// The same test of counts that are no whole numbers: expected ones, such as of a mixture of seasons, or those of
    /// autocorrelated values, divided by their autocorrelation time.
    /// </summary>
    /// <inheritdoc cref="FromCells(ReadOnlySpan{long}, ReadOnlySpan{long}, ReadOnlySpan{int}, int)"/>
    public static LepageResult FromCells(
        ReadOnlySpan<double> baseline, ReadOnlySpan<double> live, ReadOnlySpan<int> binOfCell, int bins)
    {
        var m = RequireTotal(baseline, nameof(baseline));
        var n = RequireTotal(live, nameof(live));
        RequireBins(baseline, live, binOfCell, bins);
        var buffer = bins > LargestOnStack ? ArrayPool<NormalScoreSums>.Shared.Rent(bins) : null;
        var groups = buffer is null ? stackalloc NormalScoreSums[bins] : buffer.AsSpan(0, bins);
        groups.Clear();
        var total = m + n;
        var below = 0.0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var tied = baseline[i] + live[i];
            if (tied > 0)
            {
                groups[binOfCell[i]].Add(NormalScoreSums.ScoreOf(below, tied, total), tied, live[i]);
                below += tied;
            }
        }
        groups = groups[..Join(groups, SmallestExpected * total / Math.Min(m, n))];
        var result = OfGroups(groups, n, total);
        if (buffer is not null)
        {
            ArrayPool<NormalScoreSums>.Shared.Return(buffer);
        }
        return result;
    }

    private static LepageResult OfGroups(ReadOnlySpan<NormalScoreSums> groups, double n, double total)
    {
        var all = new NormalScoreSums();
        var chiSquare = 0.0;
        foreach (ref readonly var group in groups)
        {
            all.Add(group);
            var expected = group.Total * n / total;
            chiSquare += (group.Live - expected) * (group.Live - expected) / expected;
        }
        chiSquare *= total / (total - n);
        var (location, spread) = LepageDeviates.Of(all, n);
        var degrees = groups.Length - 1;
        var statistic = location * location + SpreadWeight * spread * spread + ChiSquareWeight * chiSquare;
        return new(
            statistic, LepageLaw.UpperTail(statistic, all, groups),
            location, Tails.NormalTwoSided(location),
            spread, Tails.NormalTwoSided(spread),
            chiSquare, degrees, Tails.ChiSquared(chiSquare, degrees), CramersV.Of(chiSquare, total, 2, groups.Length));
    }

    private static int Join(Span<NormalScoreSums> groups, double smallestTotal)
    {
        var join = new NeighbourJoin(smallestTotal);
        foreach (var group in groups)
        {
            if (join.Opens(group.Total))
            {
                groups[join.Cells - 1] = group;
            }
            else
            {
                groups[join.Cells - 1].Add(group);
            }
        }
        if (join.LastIsLeftOver())
        {
            groups[join.Cells - 1].Add(groups[join.Cells]);
        }
        return join.Cells;
    }

    private static double RequireTotal(ReadOnlySpan<double> counts, string name)
    {
        var total = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i] >= 0 && double.IsFinite(counts[i]) ? counts[i]
                : throw new ArgumentException($"Count {i} is {counts[i]}. Counts are finite and zero or more.", name);
        }
        return total > 0 ? total : throw new ArgumentException("There is no observation. Wait until values are counted.", name);
    }

    private static void RequireBins(
        ReadOnlySpan<double> baseline, ReadOnlySpan<double> live, ReadOnlySpan<int> binOfCell, int bins)
    {
        var cells = baseline.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (live.Length != cells)
        {
            throw new ArgumentException(
                $"There are {live.Length} live cells and {cells} baseline cells. Both must come from the same edges.", nameof(live));
        }
        if (binOfCell.Length != cells)
        {
            throw new ArgumentException($"There are {binOfCell.Length} bins of cells and {cells} cells. Pass one for each cell.", nameof(binOfCell));
        }
        for (var i = 0; i < cells; i++)
        {
            if (binOfCell[i] < (i == 0 ? 0 : binOfCell[i - 1]) || binOfCell[i] >= bins)
            {
                throw new ArgumentException(
                    $"Cell {i} is in bin {binOfCell[i]}. Bins lie in [0, {bins - 1}] and follow the order of the cells.", nameof(binOfCell));
            }
        }
    }
}
