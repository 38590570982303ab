using ModelMonitor.Telemetry;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the metrics of model monitoring to OpenTelemetry.</summary>
public static class ModelMonitorMeterProviderBuilderExtensions
{
    // What the SDK gives a metric without being asked; never less, so that a model registered later has room too.
    private const int DefaultCardinalityLimit = 2_000;

    /// <summary>
    /// Adds the meter <c>ModelMonitor</c>, and gives each of its metrics room for all the series that the registered
    /// models can have: past its limit the SDK would silently count features into an overflow series.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static MeterProviderBuilder AddModelMonitorInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .AddMeter(MetricNames.Meter)
            .AddView(instrument => instrument.Meter.Name == MetricNames.Meter
                ? new MetricStreamConfiguration
                {
                    CardinalityLimit = Math.Max(DefaultCardinalityLimit, MetricCardinality.LimitOf(instrument.Name)),
                }
                : null);
    }
}
