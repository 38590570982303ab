using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>Windows of numeric columns without an agent: values in, verdicts out.</summary>
internal sealed class Windows
{
    private static int s_models;

    private readonly PredictionSource _source;
    private readonly BatchCounter _counter;
    private readonly DriftDetector _detector;
    private readonly int _columns;
    private long _sequence;

    /// <param name="columns">The columns of a row.</param>
    /// <param name="baselineRows">The rows of the baseline.</param>
    /// <param name="options">When a change is an alarm; without them the defaults hold.</param>
    /// <param name="rules">The rules of the columns.</param>
    /// <param name="budget">How often a window may alarm for nothing; without one, once in a thousand windows.</param>
    /// <param name="panes">The panes of a window.</param>
    /// <param name="importance">The weights of columns.</param>
    public Windows(
        int columns, IEnumerable<double[]> baselineRows, DriftOptions? options = null, FeatureRule[]? rules = null,
        FalseAlarmBudget? budget = null, int panes = 1, Dictionary<string, double>? importance = null)
    {
        _columns = columns;
        var name = $"windows-{Interlocked.Increment(ref s_models)}";
        _source = PredictionSource.Register(new(
            name, "1", PredictionTask.Regression, name,
            [.. Enumerable.Range(0, columns).Select(column => ColumnSchema.Number($"x{column}", "double"))])
        {
            Rules = rules ?? [],
        });
        Baseline = Baseline.FromMatrix(
            _source.Schema, baselineRows.SelectMany(row => Flagged(row, 0)).ToArray(), (_, _) => throw new InvalidOperationException("no text"));
        _counter = new(_source, Baseline.Layouts);
        _detector = new(Baseline, options ?? new(), budget ?? OnceIn(1_000), panes, _source.Schema.Rules, importance: importance);
    }

    public Baseline Baseline { get; }

    /// <summary>The alarms that were raised so far.</summary>
    public int Raised { get; private set; }

    /// <summary>One false alarm of the tests of windows in so many looks.</summary>
    public static FalseAlarmBudget OnceIn(double looks) => new(
        TimeSpan.FromMinutes(looks), Pace.Of(WindowSize.OfDuration(TimeSpan.FromMinutes(1)), TimeSpan.Zero), share: 1);

    /// <summary>The alarms that the last window raised or cleared.</summary>
    public IReadOnlyList<DriftTransition> LastTransitions { get; private set; } = [];

    /// <summary>Judges a window.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="flags">The rules that the row of a number violates, at most 64.</param>
    public WindowReport Judge(IEnumerable<double[]> rows, Func<int, ulong>? flags = null) => Judge(Count(rows, flags));

    /// <summary>Counts the rows of a window or a pane.</summary>
    public WindowCounts Count(IEnumerable<double[]> rows, Func<int, ulong>? flags = null)
    {
        var counts = new WindowCounts(new(Baseline.Layouts) { Rules = _source.Schema.Rules.Count });
        var batch = new RowBatch(_columns, flagWords: _source.Schema.FlagWords);
        var read = 0;
        foreach (var chunk in rows.Chunk(batch.Capacity))
        {
            batch.Clear();
            foreach (var row in chunk)
            {
                batch.Append(Flagged(row, flags?.Invoke(read++) ?? 0));
            }

            _counter.Count(batch, 0, batch.Count, counts);
        }

        return counts;
    }

    /// <summary>Judges counts.</summary>
    public WindowReport Judge(WindowCounts counts)
    {
        var (report, transitions) = _detector.Evaluate(counts, ++_sequence);
        Raised += transitions.Count(transition => transition.IsRaised);
        LastTransitions = transitions;
        return report;
    }

    private double[] Flagged(double[] row, ulong flags) =>
        _source.Schema.FlagWords == 0 ? row : [.. row, BitConverter.UInt64BitsToDouble(flags)];

    public static IEnumerable<double[]> Normal(Random random, int rows, int columns, double mean = 0, double deviation = 1) =>
        Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => mean + (deviation * Gauss(random))).ToArray());

    public static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
