using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
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
                counts.Cells[CellOf(layout, row[column])]++;
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

    public static WindowCounts Of(Baseline baseline, IEnumerable<double[]> rows)
    {
        var pane = new WindowCounts(new(baseline.Layouts));
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                pane.Columns[column].Cells[CellOf((NumericLayout)baseline.Layouts[column], row[column])]++;
            }

            pane.Rows++;
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

    private static int CellOf(NumericLayout layout, double value) =>
        double.IsNaN(value) ? layout.MissingCell : layout.Edges.Count(edge => edge < value);

    private static Baseline Of(int rows, ColumnBaseline[] columns, double[] autocorrelationTimes) =>
        new("panes", "1", PredictionTask.Regression, "panes", rows, columns)
        {
            Profile = new() { AutocorrelationTimes = autocorrelationTimes },
        };
}
