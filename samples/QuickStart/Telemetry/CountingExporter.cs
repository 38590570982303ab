using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace QuickStart.Telemetry;

/// <summary>A metric as it was exported.</summary>
/// <param name="Name">Such as <c>modelmonitor.predictions</c>.</param>
/// <param name="Unit">In UCUM.</param>
/// <param name="Points">The combinations of attributes that had a value.</param>
internal sealed record ExportedMetric(string Name, string Unit, int Points);

/// <summary>Sends metrics nowhere and remembers what the last export held.</summary>
internal sealed class CountingExporter : BaseExporter<Metric>
{
    public IReadOnlyList<ExportedMetric> Metrics { get; private set; } = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var metrics = new List<ExportedMetric>();
        foreach (var metric in batch)
        {
            var points = 0;
            foreach (var _ in metric.GetMetricPoints())
            {
                points++;
            }

            metrics.Add(new(metric.Name, metric.Unit, points));
        }

        Metrics = metrics;
        return ExportResult.Success;
    }
}
