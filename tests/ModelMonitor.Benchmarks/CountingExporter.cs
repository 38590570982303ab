using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ModelMonitor.Benchmarks;

/// <summary>Reads every point as an exporter would, and sends it nowhere.</summary>
internal sealed class CountingExporter : BaseExporter<Metric>
{
    /// <summary>The points of the last export.</summary>
    public int Points { get; private set; }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        Points = 0;
        foreach (var metric in batch)
        {
            foreach (ref readonly var _ in metric.GetMetricPoints())
            {
                Points++;
            }
        }

        return ExportResult.Success;
    }
}
