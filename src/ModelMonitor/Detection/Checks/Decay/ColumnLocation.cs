using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>The mean cell score of a column in a window, less the one to be expected at its hours of the week.</summary>
internal sealed class ColumnLocation(Baseline baseline, int index)
{
    private readonly double[] _scores = CellScores.Of(baseline.Columns[index]);
    private readonly int _missing = baseline.Columns[index].Layout.MissingCell;
    private readonly SeasonMixture? _seasons = SeasonMixture.Of(baseline, index);
    private readonly long[] _expected = [.. baseline.Columns[index].Counts.Cells];

    /// <summary>The location, in standard scores; NaN without values.</summary>
    public double Of(WindowCounts window)
    {
        _seasons?.Mix(window.HourOfWeekRows, _expected);
        return Mean(window.Columns[index].Cells) - Mean(_expected);
    }

    private double Mean(ReadOnlySpan<long> cells)
    {
        var (sum, values) = (0.0, 0L);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (cell != _missing)
            {
                (sum, values) = (sum + (cells[cell] * _scores[cell]), values + cells[cell]);
            }
        }

        return sum / values;
    }
}
