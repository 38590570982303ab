using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>What the values of one feature or output looked like in the baseline.</summary>
public sealed class ColumnBaseline
{
    internal ColumnBaseline(ColumnSchema schema, CellLayout layout, ColumnCounts counts)
    {
        Schema = schema;
        Layout = layout;
        Counts = counts;
        Total = counts.Total;
        Count = counts.Finite;
    }

    /// <summary>The column's name.</summary>
    public string Name => Schema.Name;

    /// <summary>What the column stands for.</summary>
    public ColumnRole Role => Schema.Role;

    /// <summary>The type in the source code, such as <c>double</c> or <c>Weather</c>.</summary>
    public string Type => Schema.Type;

    /// <summary>How values are written into a row.</summary>
    public ColumnEncoding Encoding => Schema.Encoding;

    /// <summary>Whether the declared type allows a missing value.</summary>
    public bool Nullable => Schema.Nullable;

    /// <summary>Whether values and category names must not be told.</summary>
    public bool Sensitive => Schema.Sensitive;

    /// <summary>The values that were there: finite numbers, or categories.</summary>
    public long Count { get; }

    /// <summary>The share of missing values, 0 to 1.</summary>
    public double MissingShare => (double)Counts.Missing / Total;

    /// <summary>The mean of a quantity; NaN for a category, or without finite values.</summary>
    public double Mean => Counts.Mean;

    /// <summary>The unbiased standard deviation of a quantity; NaN for a category, or below two finite values.</summary>
    public double StandardDeviation => Counts.StandardDeviation;

    /// <summary>The smallest finite value of a quantity; NaN for a category, or where it must not be told.</summary>
    public double Min => double.IsFinite(Counts.Minimum) ? Counts.Minimum : double.NaN;

    /// <summary>The largest finite value of a quantity; NaN for a category, or where it must not be told.</summary>
    public double Max => double.IsFinite(Counts.Maximum) ? Counts.Maximum : double.NaN;

    internal ColumnSchema Schema { get; }

    internal CellLayout Layout { get; }

    internal ColumnCounts Counts { get; }

    /// <summary>All values, missing and infinite ones included: the baseline's rows.</summary>
    internal long Total { get; }

    /// <summary>
    /// The quantile of a quantity, read off its cells: exact at the edges and at frequent values, linear between.
    /// </summary>
    /// <param name="p">0 to 1.</param>
    /// <returns>The quantile; NaN for a category, or without finite values.</returns>
    internal double Quantile(double p)
    {
        if (Layout is not NumericLayout { Edges: { Length: > 0 } edges } layout || Count == 0)
        {
            return double.NaN;
        }

        var target = p * Count;
        long below = 0;
        var cell = 0;
        while (cell < edges.Length && below + Counts.Cells[cell] < target)
        {
            below += Counts.Cells[cell++];
        }

        if (layout.IsAtom(cell))
        {
            return edges[cell];
        }

        var lower = cell == 0 ? Floor(Min, edges[0]) : edges[cell - 1];
        var upper = cell == edges.Length ? Ceiling(Max, edges[^1]) : edges[cell];
        var share = Counts.Cells[cell] == 0 ? 1 : Math.Clamp((target - below) / Counts.Cells[cell], 0, 1);

        // Weighted so that neither difference nor sum overflows; rounding must not leave the cell.
        return Math.Max(lower, Math.Min(upper, lower * (1 - share) + upper * share));
    }

    private static double Floor(double minimum, double edge) => double.IsNaN(minimum) ? edge : minimum;

    private static double Ceiling(double maximum, double edge) => double.IsNaN(maximum) ? edge : maximum;
}
