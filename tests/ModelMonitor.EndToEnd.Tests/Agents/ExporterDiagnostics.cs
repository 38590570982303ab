using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>What OpenTelemetry says of its own failures, which it tells nobody else.</summary>
internal sealed class ExporterDiagnostics : EventListener
{
    private readonly ConcurrentQueue<string> _warnings = new();

    public override string ToString() => string.Join(Environment.NewLine, _warnings);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("OpenTelemetry", StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => _warnings.Enqueue(
        $"{eventData.EventSource.Name} {eventData.EventName}: {string.Join(", ", eventData.Payload ?? new([]))}");
}
