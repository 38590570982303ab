using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>The mean cell score of a column in a window, less the one to be expected at its hours of the week.</summary>
internal sealed class ColumnLocation(Baseline baseline, ScoreTables tables)
{
    private readonly SeasonMixture?[] _seasons = [.. baseline.Columns.Select((_, column) => SeasonMixture.Of(baseline, column))];

    /// <summary>The location, in standard scores; NaN without values.</summary>
    public double Of(WindowCounts window, int column)
    {
        Span<long> expected = stackalloc long[window.Columns[column].Cells.Length];
        baseline.Columns[column].Counts.Cells.CopyTo(expected);
        _seasons[column]?.Mix(window.HourOfWeekRows, expected);
        return Mean(window.Columns[column].Cells, column) - Mean(expected, column);
    }

    private double Mean(ReadOnlySpan<long> cells, int column)
    {
        var (sum, values) = (0.0, 0L);
        var ofCells = tables.Of(baseline).OfCells(column);
        var missing = baseline.Columns[column].Layout.MissingCell;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (cell != missing)
            {
                (sum, values) = (sum + (cells[cell] * ofCells[cell]), values + cells[cell]);
            }
        }

        return sum / values;
    }
}
