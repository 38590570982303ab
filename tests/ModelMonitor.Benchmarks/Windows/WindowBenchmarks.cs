using BenchmarkDotNet.Attributes;
using ModelMonitor.Aggregation;
using ModelMonitor.Detection;

namespace ModelMonitor.Benchmarks.Windows;

/// <summary>
/// P6: a window of 50 quantities and 10,000 rows against a baseline of as many: p-values, false discovery rate and
/// all explanations, with 5 columns that have moved; beside it the Kolmogorov-Smirnov test of the same columns in plain C#.
/// </summary>
[MemoryDiagnoser]
public class WindowBenchmarks
{
    private const int Columns = 50;
    private const int Rows = 10_000;

    private readonly WideModel _model = new(Columns, "wide");
    private readonly double[] _rows;
    private readonly BatchCounter _counter;
    private readonly RowBatch _batch = new(Columns);
    private readonly ColumnCounter[] _counters;
    private readonly double[] _scratch = new double[Rows];
    private readonly WindowCounts _window;
    private readonly WindowCounts _unchanged;
    private readonly WindowCounts _counted;
    private readonly WindowCounts _other;
    private readonly DriftDetector _detector;
    private readonly IReadOnlyList<WindowCheck> _checks;
    private readonly List<CheckTest> _tests = [];
    private readonly double[][] _baselineColumns;
    private readonly double[][] _sortedBaseline;
    private readonly double[][] _windowColumns;

    public WindowBenchmarks()
    {
        _rows = _model.Rows(Rows, seed: 2, shift: 0.4);
        _counter = new(_model.Source, _model.Baseline.Layouts);
        _counters = [.. _model.Baseline.Layouts.Select((layout, column) => ColumnCounter.For(_model.Source.Schema.Columns[column], layout, null))];
        _window = new(new(_model.Baseline.Layouts));
        _unchanged = new(new(_model.Baseline.Layouts));
        _counted = new(new(_model.Baseline.Layouts));
        _other = new(new(_model.Baseline.Layouts));
        _detector = new(
            _model.Baseline, new(),
            new(TimeSpan.FromDays(30), Pace.Of(WindowSize.OfDuration(TimeSpan.FromMinutes(12)), TimeSpan.Zero), BudgetShares.Windows));
        _checks = WindowChecks.For(_model.Baseline, new(), panes: 1, new());
        Count(_rows, _counted);
        Count(_rows, _other);
        Count(_model.Rows(Rows, seed: 3, shift: 0), _unchanged);
        var baseline = _model.RowsOfBaseline();
        _baselineColumns = [.. Enumerable.Range(0, Columns).Select(column => _model.Column(baseline, column))];
        _windowColumns = [.. Enumerable.Range(0, Columns).Select(column => _model.Column(_rows, column))];
        _sortedBaseline = [.. _baselineColumns.Select(PlainKolmogorovSmirnov.Sorted)];
    }

    [GlobalSetup(Targets = [nameof(VerdictFromState), nameof(VerdictFromStateWithFiveAlarms), nameof(VerdictFromRows), nameof(VerdictFromColumns), nameof(Checks)])]
    public void WarmUpVerdicts() => WarmUp.Run(() => _ = VerdictFromRows() + VerdictFromColumns() + VerdictFromState());

    /// <summary>Nothing has changed, as on most days.</summary>
    [Benchmark]
    public int VerdictFromState() => Judge(_unchanged);

    /// <summary>Five columns have moved; what moved them is found out and put into words.</summary>
    [Benchmark]
    public int VerdictFromStateWithFiveAlarms() => Judge(_counted);

    /// <summary>What is tested beside the columns, most of it on 512 sampled rows.</summary>
    [Benchmark]
    public int Checks()
    {
        _tests.Clear();
        foreach (var check in _checks)
        {
            check.AddTo(_tests, _unchanged);
        }

        return _tests.Count;
    }

    [Benchmark]
    public int VerdictFromRows()
    {
        _window.Reset();
        Count(_rows, _window);
        return Judge(_window);
    }

    [Benchmark]
    public int VerdictFromColumns()
    {
        _window.Reset();
        for (var column = 0; column < Columns; column++)
        {
            // A counter overwrites what it is given.
            _windowColumns[column].CopyTo(_scratch, 0);
            _counters[column].Count(_scratch, _window.Columns[column]);
        }

        _window.Rows = Rows;
        return Judge(_window);
    }

    [Benchmark]
    public double KolmogorovSmirnovPresorted()
    {
        var smallest = 1d;
        for (var column = 0; column < Columns; column++)
        {
            smallest = Math.Min(
                smallest, PlainKolmogorovSmirnov.PValue(_sortedBaseline[column], PlainKolmogorovSmirnov.Sorted(_windowColumns[column])));
        }

        return smallest;
    }

    [Benchmark(Baseline = true)]
    public double KolmogorovSmirnovSorting()
    {
        var smallest = 1d;
        for (var column = 0; column < Columns; column++)
        {
            smallest = Math.Min(smallest, PlainKolmogorovSmirnov.PValue(
                PlainKolmogorovSmirnov.Sorted(_baselineColumns[column]), PlainKolmogorovSmirnov.Sorted(_windowColumns[column])));
        }

        return smallest;
    }

    [Benchmark]
    public double KolmogorovSmirnovLinq()
    {
        var smallest = 1d;
        for (var column = 0; column < Columns; column++)
        {
            smallest = Math.Min(smallest, PlainKolmogorovSmirnov.LinqPValue(_baselineColumns[column], _windowColumns[column]));
        }

        return smallest;
    }

    /// <summary>P8: adds another window of 50 features.</summary>
    [Benchmark]
    public void Merge() => _window.Merge(_other);

    /// <summary>P7: the state of a window of 50 features.</summary>
    [Benchmark]
    public object State() => new WindowCounts(new(_model.Baseline.Layouts));

    private void Count(double[] rows, WindowCounts window)
    {
        for (var start = 0; start < Rows; start += _batch.Count)
        {
            _batch.Clear();
            while (!_batch.IsFull && start + _batch.Count < Rows)
            {
                _batch.Append(rows.AsSpan((start + _batch.Count) * Columns, Columns));
            }

            _counter.Count(_batch, 0, _batch.Count, window);
        }
    }

    private int Judge(WindowCounts window)
    {
        var (report, _) = _detector.Evaluate(window, 1);
        var length = 0;
        foreach (var column in report.Columns)
        {
            length += column.Explanation.Length;
        }

        return length;
    }
}
