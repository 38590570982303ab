using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

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

    /// <summary>Counts any number of values.</summary>
    /// <param name="values">The values; overwritten.</param>
    /// <param name="counts">Counts of this counter's layout.</param>
    public void Count(Span<double> values, ColumnCounts counts)
    {
        Span<byte> cells = stackalloc byte[RowBatch.DefaultCapacity];
        while (values.Length > 0)
        {
            var block = values[..Math.Min(values.Length, cells.Length)];
            values = values[block.Length..];
            Count(block, cells, counts);
        }
    }

    /// <summary>Counts a block of values, and says which cells they belong to.</summary>
    /// <param name="values">At most <see cref="RowBatch.DefaultCapacity"/> values; overwritten.</param>
    /// <param name="cells">Takes the cell of each value; at least as long.</param>
    /// <param name="counts">Counts of this counter's layout.</param>
    public abstract void Count(Span<double> values, Span<byte> cells, ColumnCounts counts);

    /// <summary>Adds values to the hashes of their rows: what is equal in content has equal hashes in every process.</summary>
    /// <param name="values">The values.</param>
    /// <param name="hashes">The hash of each row so far; at least as long.</param>
    public virtual void Hash(ReadOnlySpan<double> values, Span<ulong> hashes) => RepeatedRows.Combine(hashes, values);
}
