using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ModelMonitor.Benchmarks.Capture;

/// <summary>
/// What a team writes without a monitoring library: an OpenTelemetry histogram for each quantity, a counter for each
/// category, the score, the latency and the count; collected once a second.
/// </summary>
internal sealed class HandInstrumentation : IDisposable
{
    private static readonly KeyValuePair<string, object?> ModelName = new("model.name", LoanModel.Name);
    private static readonly KeyValuePair<string, object?> ModelVersion = new("model.version", "1");

    private readonly Meter _meter = new("hand");
    private readonly MeterProvider _provider;
    private readonly Histogram<double>[] _features;
    private readonly Histogram<double> _score;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _purposes;
    private readonly Counter<long> _regions;
    private readonly Counter<long> _predictions;

    public HandInstrumentation()
    {
        string[] names = ["income", "amount", "term", "rate", "debt", "accounts", "utilization", "age"];
        _features = [.. names.Select(name => _meter.CreateHistogram<double>($"feature.{name}"))];
        _score = _meter.CreateHistogram<double>("score");
        _duration = _meter.CreateHistogram<double>("duration", "s");
        _purposes = _meter.CreateCounter<long>("feature.purpose");
        _regions = _meter.CreateCounter<long>("feature.region");
        _predictions = _meter.CreateCounter<long>("predictions");
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("hand")
            .AddReader(new PeriodicExportingMetricReader(new CountingExporter(), exportIntervalMilliseconds: 1_000))
            .Build();
    }

    /// <summary>Records all that the monitored call does.</summary>
    /// <param name="application">The features.</param>
    /// <param name="score">The prediction.</param>
    /// <param name="started">The timestamp before the prediction.</param>
    public void Record(LoanApplication application, double score, long started)
    {
        _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, ModelName, ModelVersion);
        RecordQuantities(application);
        _purposes.Add(1, ModelName, ModelVersion, new("category", application.Purpose));
        _regions.Add(1, ModelName, ModelVersion, new("category", application.Region));
        _score.Record(score, ModelName, ModelVersion);
        _predictions.Add(1, ModelName, ModelVersion);
    }

    /// <summary>Ten histograms with two tags each, and nothing else.</summary>
    public void RecordTen(LoanApplication application)
    {
        RecordQuantities(application);
        _score.Record(application.InterestRate, ModelName, ModelVersion);
        _duration.Record(application.DebtToIncome, ModelName, ModelVersion);
    }

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }

    private void RecordQuantities(LoanApplication application)
    {
        _features[0].Record(application.Income, ModelName, ModelVersion);
        _features[1].Record(application.Amount, ModelName, ModelVersion);
        _features[2].Record(application.TermMonths, ModelName, ModelVersion);
        _features[3].Record(application.InterestRate, ModelName, ModelVersion);
        _features[4].Record(application.DebtToIncome, ModelName, ModelVersion);
        _features[5].Record(application.OpenAccounts, ModelName, ModelVersion);
        _features[6].Record(application.Utilization, ModelName, ModelVersion);
        _features[7].Record(application.Age, ModelName, ModelVersion);
    }
}
