namespace ModelMonitor.Baselines;

/// <summary>The seasons that a baseline tells apart.</summary>
internal enum SeasonKind
{
    /// <summary>24 hours.</summary>
    HourOfDay,

    /// <summary>7 days, from Sunday.</summary>
    DayOfWeek,

    /// <summary>168 hours, from Sunday at midnight.</summary>
    HourOfWeek,
}

/// <summary>The shares of the bins of each column by season, drawn towards the shares of all rows where a season has few.</summary>
/// <param name="Kind">The seasons.</param>
/// <param name="Rows">The rows of each season.</param>
/// <param name="Shares">By column: season-major, a share for each bin of the column's layout; each season sums to 1.</param>
internal sealed record SeasonalShares(SeasonKind Kind, long[] Rows, IReadOnlyList<float[]> Shares);
