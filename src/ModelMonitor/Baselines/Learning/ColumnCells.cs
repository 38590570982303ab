using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>The cell of each value of a column. No layout has more cells than a byte can tell apart.</summary>
internal static class ColumnCells
{
    private const int Block = 512;

    /// <summary>The cells of a quantity's values.</summary>
    public static byte[] Of(NumericLayout layout, ReadOnlySpan<double> values)
    {
        var cells = new byte[values.Length];
        Span<double> finite = stackalloc double[Block];
        Span<long> found = stackalloc long[Block];
        for (var start = 0; start < values.Length; start += Block)
        {
            var block = values.Slice(start, Math.Min(Block, values.Length - start));
            for (var i = 0; i < block.Length; i++)
            {
                finite[i] = double.IsFinite(block[i]) ? block[i] : 0;
            }

            CellSearch.Find(finite[..block.Length], layout.Edges, found[..block.Length]);
            for (var i = 0; i < block.Length; i++)
            {
                cells[start + i] = (byte)(double.IsFinite(block[i]) ? found[i] : OfNonFinite(layout, block[i]));
            }
        }

        return cells;
    }

    /// <summary>The cells of a category's codes.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="column">The column's schema.</param>
    /// <param name="codes">Codes, or indexes of names.</param>
    /// <param name="names">The names of the codes, as the layout knows them.</param>
    public static byte[] Of(CategoricalLayout layout, ColumnSchema column, ReadOnlySpan<double> codes, Dictionary<double, string> names)
    {
        var cellOfCode = names.ToDictionary(entry => entry.Key, entry => (byte)layout.CellOf(entry.Value));
        var cells = new byte[codes.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = double.IsNaN(codes[i]) ? (byte)layout.MissingCell
                : column.Encoding == ColumnEncoding.Text && codes[i] == CategoryTable.Overflow ? (byte)layout.OtherCell
                : cellOfCode[codes[i]];
        }

        return cells;
    }

    private static int OfNonFinite(NumericLayout layout, double value) =>
        double.IsNaN(value) ? layout.MissingCell : value > 0 ? layout.PositiveInfinityCell : layout.NegativeInfinityCell;
}
