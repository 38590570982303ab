using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Measures how many rows in a row say what one says, by the cell scores of each column in the order of time.</summary>
internal static class AutocorrelationLearning
{
    /// <summary>The most rows that are looked at: neighbours, from the middle.</summary>
    private const int MaxRows = 20_000;

    /// <summary>The autocorrelation time of each column; where the column differs by season, of what its season does not explain.</summary>
    public static double[] Of(LearnedRows rows, SeasonalShares? seasons)
    {
        var seasonOfRow = seasons is null ? [] : rows.SeasonsOf(seasons.Kind);
        return
        [
            .. Enumerable.Range(0, rows.Columns.Count).Select(column => seasons is null || seasons.Counts[column] is []
                ? TimeOf(rows, column, [], 0)
                : TimeOf(rows, column, seasonOfRow, seasons.Kind.Count())),
        ];
    }

    /// <summary>The autocorrelation time of one column, 1 and up.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="seasons">The season of each row, whose mean is taken off; empty to take none off.</param>
    /// <param name="seasonCount">The number of seasons.</param>
    public static double TimeOf(LearnedRows rows, int column, ReadOnlySpan<byte> seasons, int seasonCount)
    {
        var values = new double[Math.Min(rows.Count, MaxRows)];
        var start = (rows.Count - values.Length) / 2;
        var (scores, cells) = (rows.Scores[column], rows.Cells[column]);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scores[cells[start + i]];
        }

        if (!seasons.IsEmpty)
        {
            TakeOffMeans(values, seasons.Slice(start, values.Length), seasonCount);
        }

        return SignificantDigits.Round(AutocorrelationTime.Of(values));
    }

    private static void TakeOffMeans(double[] values, ReadOnlySpan<byte> seasons, int seasonCount)
    {
        var (sums, counts) = (new double[seasonCount], new long[seasonCount]);
        for (var i = 0; i < values.Length; i++)
        {
            sums[seasons[i]] += values[i];
            counts[seasons[i]]++;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= sums[seasons[i]] / counts[seasons[i]];
        }
    }
}
