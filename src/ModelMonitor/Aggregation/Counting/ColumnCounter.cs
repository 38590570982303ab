using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Aggregation;

/// <summary>Sorts the values of one column into its cells. Used by one thread at a time.</summary>
internal abstract class ColumnCounter
{
    /// <summary>The counter of a column.</summary>
    /// <param name="column">The column's schema.</param>
    /// <param name="layout">The cells that the baseline fixed.</param>
    /// <param name="names">The category table of a text column.</param>
    public static ColumnCounter For(ColumnSchema column, CellLayout layout, CategoryTable? names) => layout switch
    {
        NumericLayout numeric => new NumericCounter(numeric),
        CategoricalLayout text when names is not null => new TextCounter(column, text, names),
        CategoricalLayout code => new CodeCounter(column, code),
        _ => throw new ArgumentException($"Column '{column.Name}' has the unknown layout {layout.GetType().Name}.", nameof(layout)),
    };

    /// <summary>Counts values.</summary>
    /// <param name="values">The values; overwritten.</param>
    /// <param name="counts">Counts of this counter's layout.</param>
    public abstract void Count(Span<double> values, ColumnCounts counts);
}
