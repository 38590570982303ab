using System.Globalization;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Aggregation;

/// <summary>Counts categories that have numbers of their own.</summary>
internal sealed class CodeCounter : ColumnCounter
{
    /// <summary>The most codes of a sensitive column that are turned into pseudonyms to look for them.</summary>
    private const int MaxResolved = 4096;

    private readonly ColumnSchema _column;
    private readonly CategoricalLayout _layout;
    private readonly Dictionary<long, int> _cells = [];
    private readonly int[] _smallCells;

    public CodeCounter(ColumnSchema column, CategoricalLayout layout)
    {
        _column = column;
        _layout = layout;
        foreach (var member in column.Members)
        {
            Resolve(member.Code);
        }

        foreach (var name in layout.Tracked.Concat(layout.Others))
        {
            if (double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var code) && column.NameOf(code) == name)
            {
                Resolve(code);
            }
        }

        // Codes are small as a rule, and an array is found in a fraction of the time of a dictionary.
        _smallCells = [.. Enumerable.Range(0, 64).Select(code => _cells.GetValueOrDefault(Key(code), -1))];
    }

    /// <summary>The name by which a code is known in a layout: a pseudonym where the column is sensitive.</summary>
    public static string NameOf(ColumnSchema column, double code)
    {
        var name = column.NameOf(code + 0.0);
        return column.Sensitive ? CategoryTable.Pseudonym(name) : name;
    }

    public override void Count(Span<double> values, Span<byte> cells, ColumnCounts counts)
    {
        cells = cells[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var code = (int)value;
            var cell = code == value && (uint)code < (uint)_smallCells.Length ? _smallCells[code] : -1;
            cell = cell >= 0 ? cell : CellOf(value);
            counts.Cells[cell]++;
            cells[i] = (byte)cell;
        }
    }

    private int CellOf(double value)
    {
        if (double.IsNaN(value))
        {
            return _layout.MissingCell;
        }

        if (_cells.TryGetValue(Key(value), out var cell))
        {
            return cell;
        }

        // What is in clear has all been resolved; a pseudonym can only be found from its code.
        return _column.Sensitive && _cells.Count < MaxResolved ? Resolve(value) : _layout.UnknownCell;
    }

    private int Resolve(double code) => _cells[Key(code)] = _layout.CellOf(NameOf(_column, code));

    // Adding zero turns -0 into 0.
    private static long Key(double code) => BitConverter.DoubleToInt64Bits(code + 0.0);
}
