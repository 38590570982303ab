using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Fixes the cells of each column on its values and counts them.</summary>
internal sealed class BaselineBuilder
{
    private readonly ModelSchema _schema;
    private readonly List<ColumnBaseline> _columns = [];
    private readonly List<byte[]> _cells = [];
    private readonly DistinctRows _distinct;

    /// <exception cref="ArgumentException">There are too few or too many rows.</exception>
    public BaselineBuilder(ModelSchema schema, int rows)
    {
        if (rows is < Baseline.MinRows or > Baseline.MaxRows)
        {
            throw new ArgumentException(
                $"A baseline of model '{schema.Name}' was to be made from {rows} rows; {Baseline.MinRows} to {Baseline.MaxRows} are allowed. " +
                (rows < Baseline.MinRows ? "Collect more rows." : "Take a random sample of them."));
        }

        _schema = schema;
        Rows = rows;
        ColumnCount = schema.Columns.Count(column => column.IsMonitored);
        _distinct = new(rows, ColumnCount);
    }

    public int Rows { get; }

    /// <summary>The columns to be added.</summary>
    public int ColumnCount { get; }

    /// <summary>The hour of each row, as <see cref="LocalHour"/> counts them; <see langword="null"/> where it is not known.</summary>
    public IReadOnlyList<int>? Hours { get; init; }

    /// <summary>The columns that make segments beside those that the schema says.</summary>
    public IReadOnlyCollection<string> Segments { get; init; } = [];

    /// <summary>Adds the next column.</summary>
    /// <param name="values">Its values, encoded as in a row; overwritten.</param>
    /// <param name="nameOf">The name of an index, if it is a text column.</param>
    public void Add(Span<double> values, Func<int, string> nameOf)
    {
        var column = _schema.Columns[_columns.Count];
        if (column.Encoding == ColumnEncoding.Text)
        {
            _distinct.Add(values, nameOf);
        }
        else
        {
            _distinct.Add(values);
        }

        var (baseline, cells) = column.Encoding switch
        {
            ColumnEncoding.Number => Quantity(column, values),
            ColumnEncoding.Text => Category(column, values, index => nameOf((int)index)),
            _ => Category(column, values, code => CodeCounter.NameOf(column, code)),
        };
        _columns.Add(baseline);
        _cells.Add(cells);
    }

    public Baseline Build()
    {
        var rows = new LearnedRows(_columns, _cells, Hours);
        // Before the hashes are counted, which costs their order.
        var sample = SampleLearning.Of(rows, _distinct.Hashes);
        return new(_schema.Name, _schema.Version, _schema.Task, _schema.Fingerprint, Rows, _columns)
        {
            Profile = ProfileLearning.Of(rows, SegmentColumns.Of(_schema, Segments), _distinct.Count()),
            Sample = sample,
        };
    }

    private static (ColumnBaseline Column, byte[] Cells) Quantity(ColumnSchema column, Span<double> values)
    {
        var finite = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            finite[count] = value;
            count += double.IsFinite(value) ? 1 : 0;
        }

        var sorted = finite.AsSpan(0, count);
        sorted.Sort();
        var layout = NumericLayout.FromSample(sorted, column.Sensitive);
        var cells = ColumnCells.Of(layout, values);
        var counts = new ColumnCounts(layout);
        new NumericCounter(layout).Count(values, counts);
        if (column.Sensitive)
        {
            counts.ForgetExtremes();
        }

        return (new(column, layout, counts), cells);
    }

    private static (ColumnBaseline Column, byte[] Cells) Category(
        ColumnSchema column, ReadOnlySpan<double> values, Func<double, string> nameOf)
    {
        var (missing, unnamed) = (0L, 0L);
        var codes = new Dictionary<double, long>();
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                missing++;
            }
            else if (column.Encoding == ColumnEncoding.Text && value == CategoryTable.Overflow)
            {
                unnamed++;
            }
            else
            {
                codes[value] = codes.GetValueOrDefault(value) + 1;
            }
        }

        var nameOfCode = codes.Keys.ToDictionary(code => code, code => CategoricalLayout.Normalize(nameOf(code)));
        var names = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in codes)
        {
            var name = nameOfCode[code];
            names[name] = names.GetValueOrDefault(name) + count;
        }

        var layout = CategoricalLayout.FromCounts(names, isComplete: unnamed == 0);
        var counts = new ColumnCounts(layout);
        foreach (var (name, count) in names)
        {
            counts.Cells[layout.CellOf(name)] += count;
        }

        counts.Cells[layout.OtherCell] += unnamed;
        counts.Cells[layout.MissingCell] = missing;
        return (new(column, layout, counts), ColumnCells.Of(layout, column, values, nameOfCode));
    }
}
