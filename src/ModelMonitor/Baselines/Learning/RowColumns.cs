using System.Runtime.InteropServices;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Rows that were built in code, turned into columns of numbers.</summary>
internal sealed class RowColumns(ModelSchema schema)
{
    private readonly Column[] _columns = [.. schema.Columns.Where(column => column.IsMonitored).Select(column => new Column(column))];
    private int _rows;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It does not fit the schema, or there are too many.</exception>
    public void Add(IReadOnlyList<object?>? row)
    {
        if (row is null || row.Count != _columns.Length)
        {
            throw new ArgumentException(
                $"rows[{_rows}] {(row is null ? "is null" : $"has {row.Count} values")}; model '{schema.Name}' needs {_columns.Length}, " +
                $"in this order: {string.Join(", ", _columns.Select(column => column.Schema.Name))}." +
                (_columns.Length < schema.Columns.Count ? " Leave the key out." : ""));
        }

        if (_rows == Baseline.MaxRows)
        {
            throw new ArgumentException($"There are more than {Baseline.MaxRows} rows. Take a random sample of them.");
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Add(row[i], _rows);
        }

        _rows++;
    }

    public Baseline Build()
    {
        var builder = new BaselineBuilder(schema, _rows);
        foreach (var column in _columns)
        {
            builder.Add(CollectionsMarshal.AsSpan(column.Values), column.NameOf);
        }

        return builder.Build();
    }

    private sealed class Column(ColumnSchema schema)
    {
        private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public ColumnSchema Schema => schema;

        public List<double> Values { get; } = [];

        public string NameOf(int index) => schema.Sensitive ? CategoryTable.Pseudonym(_names[index]) : _names[index];

        public void Add(object? value, int row)
        {
            if (schema.Encoding == ColumnEncoding.Text && value is string text)
            {
                Values.Add(IndexOf(text));
            }
            else if ((schema.Encoding != ColumnEncoding.Text || value is null or DBNull) && RowValue.TryEncode(schema, value, out var number))
            {
                Values.Add(number);
            }
            else
            {
                var (allowed, fix) = RowValue.Expectation(schema);
                var what = value is string && !schema.Sensitive ? $"the string '{Start((string)value)}'" : $"a {value!.GetType()}";
                throw new ArgumentException(
                    $"rows[{row}], column '{schema.Name}' ({schema.Type}) is {what}; allowed are {allowed}. {fix}");
            }
        }

        private int IndexOf(string text)
        {
            // As the capture does: names are told apart by their first characters.
            var name = text.Length > CategoryTable.MaxNameLength ? text[..CategoryTable.MaxNameLength] : text;
            if (!_indexes.TryGetValue(name, out var index))
            {
                _indexes.Add(name, index = _names.Count);
                _names.Add(name);
            }

            return index;
        }

        private static string Start(string text) => text.Length > 40 ? text[..40] + "..." : text;
    }
}
