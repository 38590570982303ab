using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// What a column is expected to look like in a window by the hours that its rows fall in: the shares of the bins by season,
/// weighted by the window's own seasons; within a bin cells have the shares of the whole baseline. Immutable.
/// </summary>
internal sealed class SeasonMixture
{
    private readonly ColumnBaseline _column;
    private readonly SeasonalShares _seasons;
    private readonly float[] _shares;

    private SeasonMixture(ColumnBaseline column, SeasonalShares seasons, int index)
    {
        _column = column;
        _seasons = seasons;
        _shares = seasons.Shares[index];
    }

    /// <summary>The seasons of a column; <see langword="null"/> where it does not differ by season.</summary>
    public static SeasonMixture? Of(Baseline baseline, int index) =>
        baseline.Profile.Seasons is { } seasons && seasons.Counts.Count > 0 && seasons.Counts[index] is not []
            ? new(baseline.Columns[index], seasons, index)
            : null;

    /// <summary>Mixes the counts of the cells.</summary>
    /// <param name="hourOfWeekRows">The window's rows by the hour of the week.</param>
    /// <param name="cells">Receives the expected counts.</param>
    /// <returns>The rows that the mixture is worth: 1 / sum of (squared weight of a season / its rows).</returns>
    public double Mix(ReadOnlySpan<long> hourOfWeekRows, Span<long> cells)
    {
        Span<double> shares = stackalloc double[_column.Layout.BinCount];
        var rows = MixShares(hourOfWeekRows, shares);
        if (rows == 0)
        {
            _column.Counts.Cells.CopyTo(cells);
            return _column.Total;
        }

        Spread(shares, cells);
        return rows;
    }

    /// <summary>Mixes the shares of the bins.</summary>
    /// <param name="hourOfWeekRows">The rows by the hour of the week.</param>
    /// <param name="shares">Receives the expected shares.</param>
    /// <returns>The rows that the mixture is worth; 0 where there are none by the hour, and nothing was mixed.</returns>
    public double MixShares(ReadOnlySpan<long> hourOfWeekRows, Span<double> shares)
    {
        shares.Clear();
        Span<double> weights = stackalloc double[_seasons.Rows.Length];
        var rows = Weigh(hourOfWeekRows, weights);
        if (rows == 0)
        {
            return 0;
        }

        var variance = 0d;
        for (var season = 0; season < weights.Length; season++)
        {
            var weight = weights[season] / rows;
            if (weight == 0)
            {
                continue;
            }

            variance += weight * weight / (_seasons.Rows[season] + SeasonalShares.PriorRows);
            for (var bin = 0; bin < shares.Length; bin++)
            {
                shares[bin] += weight * _shares[(season * shares.Length) + bin];
            }
        }

        return Math.Min(_column.Total, 1 / variance);
    }

    private long Weigh(ReadOnlySpan<long> hourOfWeekRows, Span<double> weights)
    {
        weights.Clear();
        var rows = 0L;
        for (var hour = 0; hour < hourOfWeekRows.Length; hour++)
        {
            weights[_seasons.Kind.SeasonOf(hour)] += hourOfWeekRows[hour];
            rows += hourOfWeekRows[hour];
        }

        return rows;
    }

    /// <summary>Whole numbers whose running sums are right to half a count.</summary>
    private void Spread(ReadOnlySpan<double> shares, Span<long> cells)
    {
        Span<long> binCounts = stackalloc long[shares.Length];
        binCounts.Clear();
        _column.Layout.AddBins(_column.Counts.Cells, binCounts);
        var binOfCell = _column.Layout.BinOfCell;
        var (exact, told) = (0d, 0L);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var bin = binOfCell[cell];
            exact += binCounts[bin] == 0 ? 0 : _column.Total * shares[bin] * ((double)_column.Counts.Cells[cell] / binCounts[bin]);
            cells[cell] = (long)Math.Round(exact) - told;
            told += cells[cell];
        }
    }
}
