using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace QuickStart.Telemetry;

/// <summary>
/// Sends the metrics of one replay to the endpoint in the standard variables of OpenTelemetry, and counts them;
/// without an endpoint it only counts.
/// </summary>
internal sealed class MetricExport : IDisposable
{
    private const int TimeoutMilliseconds = 5_000;

    private readonly CountingExporter _counter = new();
    private readonly MeterProvider _provider;

    public MetricExport(string instance)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource
                .AddService("quickstart", serviceInstanceId: instance)
                .AddEnvironmentVariableDetector())
            .AddModelMonitorInstrumentation()
            .AddReader(new BaseExportingMetricReader(_counter));
        if (Endpoint is not null)
        {
            builder.AddOtlpExporter(UseHttpUnlessToldOtherwise);
        }

        _provider = builder.Build();
    }

    public static string? Endpoint => Variable("OTEL_EXPORTER_OTLP_ENDPOINT");

    /// <summary>What the last export held.</summary>
    public IReadOnlyList<ExportedMetric> Metrics => _counter.Metrics;

    /// <summary>Exports now. False where the endpoint did not take it.</summary>
    public bool Flush() => _provider.ForceFlush(TimeoutMilliseconds);

    public void Dispose() => _provider.Dispose();

    private static void UseHttpUnlessToldOtherwise(OtlpExporterOptions options)
    {
        if (Variable("OTEL_EXPORTER_OTLP_PROTOCOL") is null)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
        }
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
