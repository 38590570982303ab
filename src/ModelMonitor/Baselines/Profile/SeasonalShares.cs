namespace ModelMonitor.Baselines;

/// <summary>The shares of the bins of each column by season, drawn towards the shares of all rows where a season has few.</summary>
/// <param name="Kind">The seasons.</param>
/// <param name="Rows">The rows of each season.</param>
/// <param name="Shares">By column: season-major, a share for each bin of the column's layout; each season sums to 1.</param>
internal sealed record SeasonalShares(SeasonKind Kind, long[] Rows, IReadOnlyList<float[]> Shares)
{
    /// <summary>As many rows with the shares of all are added to each season.</summary>
    public const double PriorRows = 50;

    /// <summary>By column: season-major, the counts behind the shares; empty where the column does not differ by season.</summary>
    public IReadOnlyList<long[]> Counts { get; private init; } = [];

    /// <summary>Shares from counts: (c + 50 p) / (n + 50), with the share p of all rows.</summary>
    /// <param name="kind">The seasons.</param>
    /// <param name="rows">The rows of each season.</param>
    /// <param name="counts">By column, as <see cref="Counts"/>.</param>
    /// <param name="columns">The columns.</param>
    public static SeasonalShares FromCounts(
        SeasonKind kind, long[] rows, IReadOnlyList<long[]> counts, IReadOnlyList<ColumnBaseline> columns) =>
        new(kind, rows, [.. columns.Select((column, index) => SharesOf(column, counts[index], rows))]) { Counts = counts };

    private static float[] SharesOf(ColumnBaseline column, long[] counts, long[] rows)
    {
        var all = new long[column.Layout.BinCount];
        column.Layout.AddBins(column.Counts.Cells, all);
        var shares = new float[rows.Length * all.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            var (season, bin) = (i / all.Length, i % all.Length);
            var share = (double)all[bin] / column.Total;
            shares[i] = (float)(counts is [] ? share : (counts[i] + PriorRows * share) / (rows[season] + PriorRows));
        }

        return shares;
    }
}
