using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>Counts indexes of a category table.</summary>
internal sealed class TextCounter : ColumnCounter
{
    private readonly CategoricalLayout _layout;
    private readonly CategoryTable _names;
    private byte[] _cells = [];
    private ulong[] _hashes = [];
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

    public override void Count(Span<double> values, Span<byte> cells, ColumnCounts counts)
    {
        cells = cells[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var cell = double.IsNaN(values[i]) ? _layout.MissingCell : CellOf((int)values[i]);
            counts.Cells[cell]++;
            cells[i] = (byte)cell;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The name counts and not its index, which depends on the order in which names came.</remarks>
    public override void Hash(ReadOnlySpan<double> values, Span<ulong> hashes)
    {
        hashes = hashes[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            hashes[i] = RepeatedRows.Combine(hashes[i], values[i] >= 0 ? HashOf((int)values[i]) : StableHash.Of(values[i]));
        }
    }

    private int CellOf(int index) => index < 0 ? _layout.UnknownCell : index < _resolved ? _cells[index] : Resolve(index);

    private ulong HashOf(int index)
    {
        if (index >= _resolved)
        {
            Resolve(index);
        }

        return _hashes[index];
    }

    private int Resolve(int index)
    {
        // A row may show an index before the table's count does; the names up to it are there.
        if (index >= _cells.Length)
        {
            var length = Math.Max(index + 1, _cells.Length * 2);
            Array.Resize(ref _cells, length);
            Array.Resize(ref _hashes, length);
        }

        for (; _resolved <= index; _resolved++)
        {
            var name = _names.NameOf(_resolved);
            _cells[_resolved] = (byte)_layout.CellOf(name);
            _hashes[_resolved] = StableHash.Of(name.AsSpan());
        }

        return _cells[index];
    }
}
