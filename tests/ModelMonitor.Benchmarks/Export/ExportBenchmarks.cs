using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using ModelMonitor.Capture;
using ModelMonitor.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ModelMonitor.Benchmarks.Export;

/// <summary>P9: one collection of some 5,000 points by the OpenTelemetry SDK; beside it as many observable gauges.</summary>
[MemoryDiagnoser]
public class ExportBenchmarks
{
    private const int Points = 5_000;

    private readonly CountingExporter _exporter = new();
    private readonly Meter _hand = new("hand");
    private BaseExportingMetricReader? _reader;
    private MeterProvider? _provider;
    private MonitoringAgent? _agent;
    private WideModel? _model;
    private double[]? _rows;

    [GlobalSetup(Targets = [nameof(Collect), nameof(DrainAndCollect)])]
    public void StartAgent()
    {
        _model = new(160, "exported");
        _rows = _model.Rows(1_000, seed: 2, shift: 0.4);
        _agent = MonitoringAgent.Start(options =>
        {
            options.CycleInterval = TimeSpan.FromMinutes(1);
            options.CaptureBufferSize = 4 * 1024 * 1024;
#pragma warning disable MMON3003 // Registered by hand, as WideModel does.
            options.ForModel("exported").UseBaseline(_model.Baseline).TimeOneIn = 0;
#pragma warning restore MMON3003
        });
        Build(builder => builder.AddModelMonitorInstrumentation());
        Predict(1_000);
        _agent.Drain();
        WarmUp.Run(() => DrainAndCollect());
        Console.WriteLine($"// Points: {_exporter.Points}");
    }

    [GlobalSetup(Target = nameof(ObservableGauges))]
    public void StartByHand()
    {
        KeyValuePair<string, object?>[][] tags = [.. Enumerable.Range(0, Points).Select(i =>
            new KeyValuePair<string, object?>[] { new("model.name", "wide"), new("feature.name", $"feature_{i / 50}"), new("bin", $"b{i % 50}") })];
        _hand.CreateObservableGauge("by_hand", () => tags.Select((tag, i) => new Measurement<long>(i, tag)));
        Build(builder => builder
            .AddMeter("hand")
            .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = 2 * Points }));
        WarmUp.Run(() => Collect());
        Console.WriteLine($"// Points: {_exporter.Points}");
    }

    [GlobalCleanup]
    public void Stop()
    {
        _provider?.Dispose();
        _agent?.Dispose();
        _hand.Dispose();
    }

    [Benchmark]
    public bool Collect() => _reader!.Collect();

    /// <summary>With the agent's part: 20 new rows are counted and told.</summary>
    [Benchmark]
    public bool DrainAndCollect()
    {
        Predict(20);
        _agent!.Drain();
        return Collect();
    }

    [Benchmark(Baseline = true)]
    public bool ObservableGauges() => Collect();

    private void Predict(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            _model!.Source.Begin().Complete(_rows.AsSpan(row * _model.Columns, _model.Columns));
        }
    }

    private void Build(Action<MeterProviderBuilder> add)
    {
        _reader = new(_exporter);
        var builder = Sdk.CreateMeterProviderBuilder().AddReader(_reader);
        add(builder);
        _provider = builder.Build();
    }
}
