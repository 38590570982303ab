namespace ModelMonitor.Statistics;

/// <summary>
/// Joins cells whose expected count in the smaller sample is too low for the chi-square law. The textbook minimum of 5
/// (Cochran 1954) serves a level of 0.05; the far tail, which a correction for many tests asks for, needs 10. O(cells), no
/// allocation.
/// </summary>
public static class SparseCells
{
    /// <summary>The smallest expected count that the chi-square law is trusted with, by custom.</summary>
    public const double SmallestExpected = 5;

    /// <summary>
    /// Joins all small categories into one, and the next smallest with them if they are too small together: for cells
    /// without an order. Empty categories are dropped. In place: those kept come first, in their order, then the joined one.
    /// </summary>
    /// <param name="baseline">Baseline counts, one for each category; at least one observation.</param>
    /// <param name="live">Live counts of the same categories; at least one observation.</param>
    /// <param name="smallestExpected">Smallest expected count to leave alone, finite and at least 0.</param>
    /// <returns>The number of categories left at the start of the spans; what follows them has no meaning.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a side is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smallest expected count is negative, NaN or infinite.</exception>
    public static int JoinSmall(Span<long> baseline, Span<long> live, double smallestExpected = SmallestExpected)
    {
        var smallest = SmallestTotal(baseline, live, smallestExpected);
        var (kept, least) = (0, 0);
        var (joinedBaseline, joinedLive) = (0L, 0L);
        for (var i = 0; i < baseline.Length; i++)
        {
            var (b, l) = (baseline[i], live[i]);
            if (b + l < smallest)
            {
                joinedBaseline += b;
                joinedLive += l;
            }
            else if (b + l > 0)
            {
                least = kept == 0 || b + l < baseline[least] + live[least] ? kept : least;
                (baseline[kept], live[kept]) = (b, l);
                kept++;
            }
        }
        if (joinedBaseline + joinedLive == 0)
        {
            return kept;
        }
        if (joinedBaseline + joinedLive < smallest && kept > 0)
        {
            joinedBaseline += baseline[least];
            joinedLive += live[least];
            kept--;
            baseline[(least + 1)..(kept + 1)].CopyTo(baseline[least..]);
            live[(least + 1)..(kept + 1)].CopyTo(live[least..]);
        }
        (baseline[kept], live[kept]) = (joinedBaseline, joinedLive);
        return kept + 1;
    }

    /// <summary>Joins neighbours until each cell is large enough: for ordered cells, such as bins. In place.</summary>
    /// <param name="baseline">Baseline counts in the order of the cells; at least one observation.</param>
    /// <param name="live">Live counts on the same cells; at least one observation.</param>
    /// <param name="smallestExpected">Smallest expected count to leave alone, finite and at least 0.</param>
    /// <returns>The number of cells left at the start of the spans; what follows them has no meaning.</returns>
    /// <inheritdoc cref="JoinSmall" path="/exception"/>
    public static int JoinNeighbours(Span<long> baseline, Span<long> live, double smallestExpected = SmallestExpected)
    {
        var smallest = SmallestTotal(baseline, live, smallestExpected);
        var join = new NeighbourJoin(smallest);
        for (var i = 0; i < baseline.Length; i++)
        {
            var (b, l) = (baseline[i], live[i]);
            if (join.Opens((double)b + l))
            {
                (baseline[join.Cells - 1], live[join.Cells - 1]) = (b, l);
            }
            else
            {
                baseline[join.Cells - 1] += b;
                live[join.Cells - 1] += l;
            }
        }
        if (join.LastIsLeftOver())
        {
            baseline[join.Cells - 1] += baseline[join.Cells];
            live[join.Cells - 1] += live[join.Cells];
        }
        return join.Cells;
    }

    /// <summary>The total of a cell over both samples at which the smaller one is expected to have enough.</summary>
    private static double SmallestTotal(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, double smallestExpected)
    {
        CellCounts.RequireSameLength(baseline, live);
        StreamValue.RequireNotNegative(smallestExpected, nameof(smallestExpected));
        var m = CellCounts.Total(baseline, nameof(baseline));
        var n = CellCounts.Total(live, nameof(live));
        return smallestExpected * ((double)m + n) / Math.Min(m, n);
    }
}
