using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Aggregation;

/// <summary>Counts indexes of a category table.</summary>
internal sealed class TextCounter : ColumnCounter
{
    private readonly CategoricalLayout _layout;
    private readonly CategoryTable _names;
    private int[] _cells = [];
    private int _resolved;

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

    private int CellOf(int index) => index < 0 ? _layout.UnknownCell : index < _resolved ? _cells[index] : Resolve(index);

    private int Resolve(int index)
    {
        // A row may show an index before the table's count does; the names up to it are there.
        if (index >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(index + 1, _cells.Length * 2));
        }

        for (; _resolved <= index; _resolved++)
        {
            _cells[_resolved] = _layout.CellOf(_names.NameOf(_resolved));
        }

        return _cells[index];
    }
}
