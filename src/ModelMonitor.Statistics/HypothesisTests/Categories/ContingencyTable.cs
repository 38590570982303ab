using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>Tests of tables whose statistic is a sum of one term per cell, a function of observed and expected count.</summary>
internal static class ContingencyTable
{
    public static ChiSquareResult Test(ReadOnlySpan<long> table, int columns, Func<double, double, double> term)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (table.IsEmpty || table.Length % columns != 0)
        {
            throw new ArgumentException(
                $"The table has {table.Length} counts and {columns} columns. Pass the rows one after the other, each of full length.",
                nameof(table));
        }
        var total = CellCounts.Total(table, nameof(table));
        var rows = table.Length / columns;
        var buffer = ArrayPool<long>.Shared.Rent(rows + columns);
        var margins = buffer.AsSpan(0, rows + columns);
        margins.Clear();
        for (var i = 0; i < table.Length; i++)
        {
            margins[i / columns] += table[i];
            margins[rows + i % columns] += table[i];
        }
        var statistic = 0.0;
        for (var i = 0; i < table.Length; i++)
        {
            var expected = (double)margins[i / columns] * margins[rows + i % columns] / total;
            statistic += expected > 0 ? term(table[i], expected) : 0;
        }
        var filledRows = rows - margins[..rows].Count(0);
        var filledColumns = columns - margins[rows..].Count(0);
        ArrayPool<long>.Shared.Return(buffer);
        var degrees = (filledRows - 1) * (filledColumns - 1);
        statistic = Math.Max(0, statistic);
        return new ChiSquareResult(
            statistic, degrees, Tails.ChiSquared(statistic, degrees),
            CramersV.Of(statistic, total, filledRows, filledColumns), 0, false, total);
    }

    public static ChiSquareResult GoodnessOfFit(
        ReadOnlySpan<long> observed, ReadOnlySpan<double> expectedShares, Func<double, double, double> term)
    {
        if (observed.Length != expectedShares.Length)
        {
            throw new ArgumentException(
                $"There are {expectedShares.Length} shares and {observed.Length} counts. Pass one share for each category.",
                nameof(expectedShares));
        }
        Shares.Require(expectedShares, nameof(expectedShares));
        var total = CellCounts.Total(observed, nameof(observed));
        var (sum, statistic, categories) = (0.0, 0.0, 0);
        foreach (var share in expectedShares)
        {
            sum += share;
        }
        if (sum <= 0)
        {
            throw new ArgumentException("All shares are zero. At least one must be positive.", nameof(expectedShares));
        }
        for (var i = 0; i < observed.Length; i++)
        {
            if (expectedShares[i] > 0)
            {
                categories++;
                statistic += term(observed[i], expectedShares[i] / sum * total);
            }
            else if (observed[i] > 0)
            {
                statistic = double.PositiveInfinity;
            }
        }
        statistic = Math.Max(0, statistic);
        var degrees = categories - 1;
        var p = double.IsPositiveInfinity(statistic) ? 0 : Tails.ChiSquared(statistic, degrees);
        return new ChiSquareResult(statistic, degrees, p, 0, 0, false, total);
    }
}
