using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Aggregation;

/// <summary>Counts indexes of a category table.</summary>
internal sealed class TextCounter : ColumnCounter
{
    private readonly CategoricalLayout _layout;
    private readonly CategoryTable _names;
    private int[] _cells = [];

    public TextCounter(ColumnSchema column, CategoricalLayout layout, CategoryTable names)
    {
        _layout = layout;
        _names = names;

        // Known names keep their cells however many new ones come first. Pseudonyms cannot be turned back into names.
        if (!column.Sensitive)
        {
            foreach (var name in layout.Tracked.Concat(layout.Others))
            {
                names.Reserve(name);
            }
        }
    }

    public override void Count(Span<double> values, ColumnCounts counts)
    {
        foreach (var value in values)
        {
            counts.Cells[double.IsNaN(value) ? _layout.MissingCell : CellOf((int)value)]++;
        }
    }

    private int CellOf(int index) =>
        (uint)index < (uint)_cells.Length ? _cells[index] : index < 0 ? _layout.UnknownCell : Extend(index);

    private int Extend(int index)
    {
        // A row may show an index before the table's count does; the names up to it are there.
        var known = _cells.Length;
        Array.Resize(ref _cells, Math.Max(index + 1, _names.Count));
        for (var i = known; i < _cells.Length; i++)
        {
            _cells[i] = _layout.CellOf(_names.NameOf(i));
        }

        return _cells[index];
    }
}
