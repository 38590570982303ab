using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>Baselines and panes of rows without an agent. NaN is missing.</summary>
internal static class Panes
{
    public static Baseline Baseline(IReadOnlyList<double[]> rows, params double[] autocorrelationTimes)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Select(column =>
        {
            var layout = NumericLayout.FromSample([.. rows.Select(row => row[column]).Where(double.IsFinite).Order()]);
            var counts = new ColumnCounts(layout);
            foreach (var row in rows)
            {
                Count(layout, counts, row[column]);
            }

            return new ColumnBaseline(ColumnSchema.Number($"x{column}", "double"), layout, counts);
        });
        return Of(rows.Count, [.. columns], autocorrelationTimes);
    }

    public static Baseline OfNames(IReadOnlyList<string> names)
    {
        var layout = CategoricalLayout.FromCounts(names.GroupBy(name => name).ToDictionary(group => group.Key, group => group.LongCount()), true);
        var counts = new ColumnCounts(layout);
        foreach (var name in names)
        {
            counts.Cells[layout.CellOf(name)]++;
        }

        return Of(names.Count, [new(ColumnSchema.Text("name", "string"), layout, counts)], []);
    }

    /// <summary>The same with shares by hour of the day, of a column.</summary>
    public static Baseline Seasonal(IReadOnlyList<double[]> rows, Func<int, int> hourOf)
    {
        var plain = Baseline(rows);
        var (layout, hours) = ((NumericLayout)plain.Layouts[0], new long[24]);
        var counts = new long[24 * layout.BinCount];
        for (var row = 0; row < rows.Count; row++)
        {
            hours[hourOf(row)]++;
            counts[(hourOf(row) * layout.BinCount) + layout.BinOfCell[CellOf(layout, rows[row][0])]]++;
        }

        return new("panes", "1", PredictionTask.Regression, "panes", rows.Count, [.. plain.Columns])
        {
            Profile = new() { Seasons = SeasonalShares.FromCounts(SeasonKind.HourOfDay, hours, [counts], plain.Columns) },
        };
    }

    public static WindowCounts Of(Baseline baseline, IEnumerable<double[]> rows, int hour = 0)
    {
        var pane = new WindowCounts(BaselineShape.Of(baseline, 0));
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                Count((NumericLayout)baseline.Layouts[column], pane.Columns[column], row[column]);
            }

            pane.Rows++;
        }

        if (pane.HourOfWeekRows.Length > 0)
        {
            pane.HourOfWeekRows[hour] = pane.Rows;
        }

        return pane;
    }

    public static WindowCounts OfNames(Baseline baseline, IEnumerable<string> names)
    {
        var pane = new WindowCounts(new(baseline.Layouts));
        foreach (var name in names)
        {
            pane.Columns[0].Cells[((CategoricalLayout)baseline.Layouts[0]).CellOf(name)]++;
            pane.Rows++;
        }

        return pane;
    }

    public static double[][] Normal(Random random, int rows, int columns) => [.. Windows.Normal(random, rows, columns)];

    /// <summary>Looks at a pane of one slice.</summary>
    public static EvidenceAlarm? Add(this EvidenceMonitor monitor, WindowCounts pane, double rate)
    {
        var alarm = monitor.Look(pane, rate);
        monitor.ClosePane();
        return alarm;
    }

    private static void Count(NumericLayout layout, ColumnCounts counts, double value)
    {
        var cell = CellOf(layout, value);
        counts.Cells[cell]++;
        if (double.IsFinite(value))
        {
            counts.Sums[cell] += value - layout.Anchors[cell];
            counts.Add(new(1, value, 0), value, value);
        }
    }

    private static int CellOf(NumericLayout layout, double value) =>
        double.IsNaN(value) ? layout.MissingCell : layout.Edges.Count(edge => edge < value);

    private static Baseline Of(int rows, ColumnBaseline[] columns, double[] autocorrelationTimes) =>
        new("panes", "1", PredictionTask.Regression, "panes", rows, columns)
        {
            Profile = new() { AutocorrelationTimes = autocorrelationTimes },
        };
}
