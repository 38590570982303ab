using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>A model of columns of one kind of data, with a baseline, as the agent sees it: rows into cells, cells into verdicts.</summary>
internal sealed class EngineModel
{
    public const int BaselineRows = 5_000;

    private static int s_models;

    private readonly PredictionSource _source;
    private readonly BatchCounter _counter;
    private readonly ColumnCounter _firstCounter;
    private readonly ColumnSampler[] _samplers;
    private readonly int _columns;

    public EngineModel(DataFamily family, int columns, int seed)
    {
        _columns = columns;
        var name = $"decisions-{Interlocked.Increment(ref s_models)}";
        _source = PredictionSource.Register(new(
            name, "1", PredictionTask.Regression, name, [.. Enumerable.Range(0, columns).Select(column => ColumnOf(family, column))]));
        _samplers = [.. Enumerable.Range(0, columns).Select(column => new ColumnSampler(family, Seeds.Of(seed, column, (int)family)))];
        var rows = Draw(BaselineRows);
        FirstColumn = [.. Enumerable.Range(0, BaselineRows).Select(row => rows[row * columns])];
        Baseline = Baseline.FromMatrix(_source.Schema, rows, (_, _) => throw new InvalidOperationException("There is no text."));
        _counter = new(_source, Baseline.Layouts);
        _firstCounter = ColumnCounter.For(_source.Schema.Columns[0], Baseline.Layouts[0], names: null);
    }

    public Baseline Baseline { get; }

    /// <summary>The baseline's values of the first column, in the order of time.</summary>
    public double[] FirstColumn { get; }

    /// <summary>A detector that may alarm for nothing once in so many windows.</summary>
    public DriftDetector Detector(double windowsToFalseAlarm, DriftOptions options) => new(
        Baseline, options,
        new(TimeSpan.FromMinutes(windowsToFalseAlarm), Pace.Of(WindowSize.OfDuration(TimeSpan.FromMinutes(1)), TimeSpan.Zero), share: 1));

    /// <summary>The next rows of unchanged data, row after row.</summary>
    public double[] Draw(int rows)
    {
        var values = new double[rows * _columns];
        var column = new double[rows];
        for (var i = 0; i < _columns; i++)
        {
            _samplers[i].Fill(column);
            Put(values, i, column);
        }

        return values;
    }

    /// <summary>Counts a window.</summary>
    public WindowCounts Count(double[] values)
    {
        var counts = new WindowCounts(new(Baseline.Layouts));
        var batch = new RowBatch(_columns);
        for (var row = 0; row < values.Length / _columns; row++)
        {
            batch.Append(values.AsSpan(row * _columns, _columns));
            if (batch.IsFull)
            {
                Flush();
            }
        }

        Flush();
        return counts;

        void Flush()
        {
            _counter.Count(batch, 0, batch.Count, counts);
            batch.Clear();
        }
    }

    /// <summary>Puts other values into the first column of a window.</summary>
    public void Change(WindowCounts window, int rows, Change change)
    {
        var values = new double[rows];
        _samplers[0].Fill(values, change);
        var counts = new ColumnCounts(Baseline.Layouts[0]);
        _firstCounter.Count(values, counts);
        window.Columns[0] = counts;
    }

    private void Put(double[] values, int column, double[] of)
    {
        for (var row = 0; row < of.Length; row++)
        {
            values[(row * _columns) + column] = of[row];
        }
    }

    private static ColumnSchema ColumnOf(DataFamily family, int column) => family == DataFamily.Categorical
        ? ColumnSchema.Code($"x{column}", "int", [])
        : ColumnSchema.Number($"x{column}", "double");
}
