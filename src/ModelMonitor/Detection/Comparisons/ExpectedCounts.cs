using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// What a column of a window is compared with: the baseline's counts, or where the column differs by season a mixture of
/// the seasons as the window has them, and how many independent rows either is worth.
/// </summary>
internal sealed class ExpectedCounts
{
    private readonly ColumnBaseline _column;
    private readonly SeasonMixture? _seasons;
    private readonly double[] _sums;

    private ExpectedCounts(ColumnBaseline column, double autocorrelationTime, SeasonMixture? seasons)
    {
        _column = column;
        _seasons = seasons;
        AutocorrelationTime = autocorrelationTime;
        Cells = seasons is null ? column.Counts.Cells : [.. column.Counts.Cells];
        _sums = seasons is null ? column.Counts.Sums : [.. column.Counts.Sums];
        Finite = column.Count;
        Total = column.Total;
        Weight = 1 / AutocorrelationTime;
    }

    /// <summary>What a baseline leads to expect of one of its columns.</summary>
    public static ExpectedCounts Of(Baseline baseline, int index) =>
        new(baseline.Columns[index], baseline.Profile.JudgedTime(index), SeasonMixture.Of(baseline, index));

    /// <summary>So many rows in a row count as one.</summary>
    public double AutocorrelationTime { get; }

    /// <summary>The expected count of each cell, in whole numbers that add up to the baseline's rows or nearly so.</summary>
    public long[] Cells { get; }

    /// <summary>For each ordered cell of a quantity, the sum of value - anchor that goes with its count.</summary>
    public ReadOnlySpan<double> Sums => _sums;

    /// <summary>The finite values, or the categories that are not missing.</summary>
    public long Finite { get; private set; }

    /// <summary>All values.</summary>
    public long Total { get; private set; }

    /// <summary>What each of the counts is worth in independent rows, above 0 and at most 1.</summary>
    public double Weight { get; private set; }

    /// <summary>What each count of a window is worth.</summary>
    public double WindowWeight => 1 / AutocorrelationTime;

    /// <summary>Mixes the seasons as a window has them.</summary>
    /// <param name="hourOfWeekRows">The window's rows by the hour of the week; without any the baseline serves as it is.</param>
    public void Mix(ReadOnlySpan<long> hourOfWeekRows)
    {
        if (_seasons is null)
        {
            return;
        }

        var rows = _seasons.Mix(hourOfWeekRows, Cells);
        (Finite, Total) = (0, 0);
        for (var cell = 0; cell < Cells.Length; cell++)
        {
            Finite += cell < _column.Layout.MissingCell ? Cells[cell] : 0;
            Total += Cells[cell];
        }

        for (var cell = 0; cell < _sums.Length; cell++)
        {
            var known = _column.Counts.Cells[cell];
            _sums[cell] = known == 0 ? 0 : _column.Counts.Sums[cell] * ((double)Cells[cell] / known);
        }

        Weight = rows / Total / AutocorrelationTime;
    }
}
