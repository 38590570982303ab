using System.Runtime.InteropServices;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Rows that were built in code, turned into columns of numbers.</summary>
internal sealed class RowColumns(ModelSchema schema)
{
    private readonly Column[] _columns = [.. schema.Columns.Where(column => column.IsMonitored).Select(column => new Column(column))];
    private readonly List<int> _hours = [];
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

    /// <summary>Adds rows and their times.</summary>
    /// <exception cref="ArgumentException">A row does not fit the schema, a time is before the one ahead of it, or there are more of one than of the other.</exception>
    public void AddRange(IEnumerable<IReadOnlyList<object?>> rows, IEnumerable<DateTimeOffset> times)
    {
        using var time = times.GetEnumerator();
        var latest = DateTimeOffset.MinValue;
        foreach (var row in rows)
        {
            if (!time.MoveNext())
            {
                throw new ArgumentException($"There are {_rows} times and more rows. Give a time for each row.");
            }

            if (time.Current < latest)
            {
                throw new ArgumentException(
                    $"times[{_rows}] is {time.Current:O}, and times[{_rows - 1}] is {latest:O}. " +
                    "Sort the rows by time: how alike neighbours are says how much a window tells.");
            }

            Add(row);
            latest = time.Current;
            _hours.Add(LocalHour.Of(latest));
        }

        if (time.MoveNext())
        {
            throw new ArgumentException($"There are {_rows} rows and more times. Give a time for each row.");
        }
    }

    /// <summary>Makes the baseline. The values are given up column by column, so that it takes little beside them.</summary>
    /// <param name="segments">The features that make segments beside those that the schema says.</param>
    public Baseline Build(IReadOnlyCollection<string> segments)
    {
        var builder = new BaselineBuilder(schema, _rows) { Hours = _hours is [] ? null : _hours, Segments = segments };
        foreach (var column in _columns)
        {
            builder.Add(CollectionsMarshal.AsSpan(column.Values), column.NameOf);
            column.Values = [];
        }

        return builder.Build();
    }

    private sealed class Column(ColumnSchema schema)
    {
        private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public ColumnSchema Schema => schema;

        public List<double> Values { get; set; } = [];

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
