using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Fixes the cells of each column on its values and counts them.</summary>
internal sealed class BaselineBuilder
{
    private readonly ModelSchema _schema;
    private readonly List<ColumnBaseline> _columns = [];

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
    }

    public int Rows { get; }

    /// <summary>The columns to be added.</summary>
    public int ColumnCount { get; }

    /// <summary>Adds the next column.</summary>
    /// <param name="values">Its values, encoded as in a row; overwritten.</param>
    /// <param name="nameOf">The name of an index, if it is a text column.</param>
    public void Add(Span<double> values, Func<int, string> nameOf)
    {
        var column = _schema.Columns[_columns.Count];
        _columns.Add(column.Encoding switch
        {
            ColumnEncoding.Number => Quantity(column, values),
            ColumnEncoding.Text => Category(column, values, index => nameOf((int)index)),
            _ => Category(column, values, code => CodeCounter.NameOf(column, code)),
        });
    }

    public Baseline Build() => new(_schema.Name, _schema.Version, _schema.Task, _schema.Fingerprint, Rows, _columns);

    private static ColumnBaseline Quantity(ColumnSchema column, Span<double> values)
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
        var counts = new ColumnCounts(layout);
        new NumericCounter(layout).Count(values, counts);
        if (column.Sensitive)
        {
            counts.ForgetExtremes();
        }

        return new(column, layout, counts);
    }

    private static ColumnBaseline Category(ColumnSchema column, ReadOnlySpan<double> values, Func<double, string> nameOf)
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

        var names = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in codes)
        {
            var name = CategoricalLayout.Normalize(nameOf(code));
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
        return new(column, layout, counts);
    }
}
