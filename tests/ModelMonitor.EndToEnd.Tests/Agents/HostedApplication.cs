using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelMonitor.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>An application with a host, model monitoring and OTLP, as users put it together.</summary>
internal sealed class HostedApplication : IAsyncDisposable
{
    private readonly ExporterDiagnostics _diagnostics = new();
    private readonly IHost _host;

    private HostedApplication(IHost host) => _host = host;

    public MonitoringAgent Agent => _host.Services.GetRequiredService<MonitoringAgent>();

    public IHost Host => _host;

    /// <summary>Builds and starts the application.</summary>
    /// <param name="endpoint">Where metrics are posted.</param>
    /// <param name="configure">Changes the options of monitoring.</param>
    /// <param name="exportTimeout">How long one export may take; by default OpenTelemetry's 10 seconds.</param>
    public static async Task<HostedApplication> StartAsync(
        Uri endpoint, Action<ModelMonitorOptions> configure, TimeSpan? exportTimeout = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddModelMonitor(configure);
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .AddModelMonitorInstrumentation()
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = endpoint;
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.TimeoutMilliseconds = (int)(exportTimeout ?? TimeSpan.FromSeconds(10)).TotalMilliseconds;
                // Exported when the test says so, not by the clock.
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = Timeout.Infinite;
                reader.PeriodicExportingMetricReaderOptions.ExportTimeoutMilliseconds = exporter.TimeoutMilliseconds;
            })
            .Build());
        builder.Services.AddHostedService<MeterProviderStart>();
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Has the agent read what was captured, and exports all metrics.</summary>
    /// <returns>Whether the export arrived.</returns>
    public bool Export()
    {
        Agent.Drain();
        return _host.Services.GetRequiredService<MeterProvider>().ForceFlush();
    }

    /// <summary>The same for an export that must arrive; what the exporter says goes into the message.</summary>
    public void ExportSuccessfully() => Export().ShouldBeTrue(_diagnostics.ToString());

    /// <summary>Stops the application; a second time does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _diagnostics.Dispose();
    }

    /// <summary>Nothing else asks for the provider, and it exports only once it is built.</summary>
    private sealed class MeterProviderStart(MeterProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = provider;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
