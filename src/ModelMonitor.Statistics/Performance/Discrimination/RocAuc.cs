namespace ModelMonitor.Statistics;

/// <summary>
/// Area under the ROC curve: the probability that a positive has a higher score than a negative, ties counting ½
/// (Hanley and McNeil 1982). ½ for a score that tells nothing, whatever the share of positives. <see cref="DeLong"/>
/// has its variance and compares two.
/// </summary>
public static partial class RocAuc
{
    /// <summary>The area for a binary label. O(n log n).</summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="scores">A finite score of each row, higher for positives; only their order matters.</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>The area in [0, 1]; NaN when there are only positives or only negatives.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, a score is not finite or a weight is out of range.
    /// </exception>
    public static double Of(ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default)
    {
        BinaryScores.Require(actual, scores);
        RowWeights.Require(weights, scores.Length);
        return Area(actual, scores, weights, maxFalsePositiveRate: 1);
    }

    /// <summary>
    /// The area left of a false positive rate, for models that work at few false alarms, standardised to ½ for a score
    /// that tells nothing and 1 for a perfect one (McClish 1989): ½(1 + (A − m²/2)/(m − m²/2)). O(n log n).
    /// </summary>
    /// <param name="actual">Whether each row is positive; at least one row.</param>
    /// <param name="scores">A finite score of each row, higher for positives.</param>
    /// <param name="maxFalsePositiveRate">The rate m, in (0, 1].</param>
    /// <param name="weights">A weight of each row in [0, 1e50], or none.</param>
    /// <returns>The standardised area, at most 1; NaN when there are only positives or only negatives.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are no rows, or a score, weight or the rate is out of range.
    /// </exception>
    public static double Partial(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, double maxFalsePositiveRate, ReadOnlySpan<double> weights = default)
    {
        BinaryScores.Require(actual, scores);
        RowWeights.Require(weights, scores.Length);
        if (!(maxFalsePositiveRate is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(maxFalsePositiveRate), maxFalsePositiveRate, "The rate lies in (0, 1], such as 0.1.");
        }
        var area = Area(actual, scores, weights, maxFalsePositiveRate);
        var chance = maxFalsePositiveRate * maxFalsePositiveRate / 2;
        return (1 + (area - chance) / (maxFalsePositiveRate - chance)) / 2;
    }

    /// <summary>
    /// The area from counts on common ordered cells, the values of a cell taken as tied, and where the area of the raw
    /// scores lies. Every cell is taken to be able to hide an order. O(cells), no allocation; counts of machines and windows
    /// add up.
    /// </summary>
    /// <param name="positives">Counts of positives in the order of the cells.</param>
    /// <param name="negatives">Counts of negatives on the same cells.</param>
    /// <returns>The area and its certified bounds; all NaN when a class is empty.</returns>
    /// <exception cref="ArgumentException">There are no cells, lengths differ or a count is negative.</exception>
    public static RocAucCellsResult FromCells(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
        => FromCells([], positives, negatives);

    /// <summary>
    /// The same with the edges, which makes the bounds tighter: a cell between two adjacent doubles holds only ties.
    /// </summary>
    /// <param name="edges">
    /// E strictly increasing finite edges: cell 0 = (−∞, e₀], cell i = (eᵢ₋₁, eᵢ], cell E = (e of E−1, ∞).
    /// </param>
    /// <param name="positives">E + 1 counts of positives.</param>
    /// <param name="negatives">E + 1 counts of negatives.</param>
    /// <returns>The area and its certified bounds; all NaN when a class is empty.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, edges are not increasing or a count is negative.</exception>
    public static RocAucCellsResult FromCells(
        ReadOnlySpan<double> edges, ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
    {
        ScoreCells.Require(positives, negatives);
        if (!edges.IsEmpty)
        {
            CellEdges.Require(edges, positives.Length);
        }
        var positiveTotal = CellCounts.Total(positives, nameof(positives), minimum: 0);
        var negativeTotal = CellCounts.Total(negatives, nameof(negatives), minimum: 0);
        var (wins, hidden, below) = (0.0, 0.0, 0L);
        for (var i = 0; i < positives.Length; i++)
        {
            wins += positives[i] * (below + negatives[i] / 2.0);
            below += negatives[i];
            if (i == 0 || i >= edges.Length || !CellEdges.IsAtom(edges[i - 1], edges[i]))
            {
                hidden += (double)positives[i] * negatives[i];
            }
        }
        var pairs = (double)positiveTotal * negativeTotal;
        return new RocAucCellsResult(
            wins / pairs, (wins - hidden / 2) / pairs, (wins + hidden / 2) / pairs, positiveTotal, negativeTotal);
    }

    private static double Area(
        ReadOnlySpan<bool> actual, ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, double maxFalsePositiveRate)
    {
        using var ranked = new RankedScores(actual, scores, weights);
        var end = maxFalsePositiveRate * ranked.TotalNegative;
        var (area, above, left) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ranked.Positives.Length && left < end; i++)
        {
            var width = Math.Min(ranked.Negatives[i], end - left);
            var reached = width < ranked.Negatives[i] ? width / ranked.Negatives[i] : 1;
            area += width * (above + reached * ranked.Positives[i] / 2);
            above += ranked.Positives[i];
            left += ranked.Negatives[i];
        }
        return Math.Min(area / (ranked.TotalPositive * ranked.TotalNegative), maxFalsePositiveRate);
    }
}
