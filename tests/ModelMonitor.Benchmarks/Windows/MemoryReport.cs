using System.Globalization;
using ModelMonitor.Aggregation;
using ModelMonitor.Hosting;

namespace ModelMonitor.Benchmarks.Windows;

/// <summary>P7: bytes that stay alive, which no benchmark shows.</summary>
internal static class MemoryReport
{
    public const string Verb = "memory";

    private const int ManyModels = 1_000;
    private const int RingBytes = 256 * 1024;

    // So many rows of 50 features fit into the ring.
    private const int RowsOfCycle = 500;

    public static void Print()
    {
        var wide = new WideModel(50, "memory-wide");
        var windows = new WindowCounts[100];
        var state = Measure(() =>
        {
            for (var i = 0; i < windows.Length; i++)
            {
                windows[i] = new(new(wide.Baseline.Layouts));
            }
        });
        Print("state of a feature and window", state / windows.Length / wide.Columns);
        var rows = Measure(() => Array.ForEach(windows, window => Fill(wide, window)));
        Print("the sample of a window of 50 features and 500 rows", rows / windows.Length);
        GC.KeepAlive(windows);

        Print("an agent, its first model of 50 features, after 2 windows and a half, default options", Monitor([wide], rows: 1_250));
        Print("the same after 64 windows and a half", Monitor([wide], rows: 32_250));
        WideModel[] more = [.. Enumerable.Range(0, 10).Select(i => new WideModel(50, $"memory-wide-{i}"))];
        Print("each further model of 50 features beside its baseline after 2 windows and a half", Further(more, rows: 1_250));
        Print("the same after 64 windows and a half", Further(more, rows: 32_250));
        var models = new WideModel[ManyModels];
        Print($"{ManyModels:N0} baselines of 20 features", Measure(() =>
        {
            for (var i = 0; i < models.Length; i++)
            {
                models[i] = new(20, $"memory-{i}", baselineRows: 1_000);
            }
        }));
        Print($"{ManyModels:N0} models of 20 features beside their baselines that nobody calls", Monitor(models, rows: 0));
        Print($"{ManyModels:N0} models of 20 features beside their baselines after 2 windows and a half, default options", Monitor(models, rows: 1_250));
    }

    private static long Further(WideModel[] models, int rows) =>
        (Monitor(models, rows) - Monitor(models[..1], rows)) / (models.Length - 1);

    /// <summary>What an agent holds of models that have read so many rows, without the ring of the calling thread.</summary>
    private static long Monitor(WideModel[] models, int rows)
    {
        MonitoringAgent? agent = null;
        var bytes = Measure(() =>
        {
            agent = MonitoringAgent.Start(options =>
            {
                options.CycleInterval = TimeSpan.FromMinutes(1);
                Array.ForEach(models, model => options.ForModel(model.Source.Schema.Name).UseBaseline(model.Baseline));
            });
            Array.ForEach(models, model => Predict(agent, model, rows));
            // A cycle in which nobody calls.
            agent.Drain();
        });
        agent!.Dispose();
        return bytes - RingBytes;
    }

    private static void Fill(WideModel model, WindowCounts window)
    {
        const int Rows = 500;
        var counter = new BatchCounter(model.Source, model.Baseline.Layouts);
        var batch = new RowBatch(model.Columns, Rows / 5);
        var rows = model.Rows(Rows, seed: 2, shift: 0);
        for (var row = 0; row < Rows; row++)
        {
            batch.Append(rows.AsSpan(row * model.Columns, model.Columns));
            if (batch.IsFull)
            {
                counter.Count(batch, 0, batch.Count, window);
                batch.Clear();
            }
        }
    }

    private static void Predict(MonitoringAgent agent, WideModel model, int count)
    {
        // Not the same rows again and again, which would be a change of every column.
        var rows = model.Rows(count, seed: 2, shift: 0);
        for (var row = 0; row < count; row++)
        {
            model.Source.Begin().Complete(rows.AsSpan(row * model.Columns, model.Columns));
            if (row % RowsOfCycle == 0)
            {
                agent.Drain();
            }
        }

        agent.Drain();
    }

    private static long Measure(Action allocate)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        allocate();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static void Print(string what, long bytes) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes,14:N0} B  {what}"));
}
