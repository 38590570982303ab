using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using ModelMonitor.Alerting;
using ModelMonitor.Telemetry;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Telemetry;

public class IncidentMetricTests
{
    [Fact]
    public async Task Alerts_that_did_not_reach_a_sink_are_counted_by_its_type_and_the_number_of_types_is_bounded()
    {
        // Each proxy class that is made has a name of its own.
        Type[] proxies = [.. typeof(int).Assembly.GetTypes().Where(type => type is { IsPrimitive: true }).Take(12),
            typeof(decimal), typeof(string), typeof(Guid), typeof(DateTime), typeof(TimeSpan), typeof(Uri), typeof(Version), typeof(Type)];
        IAlertSink[] sinks = [.. proxies.Select(type => (IAlertSink)DispatchProxy.Create(typeof(IAlertSink), typeof(FailingSink<>).MakeGenericType(type)))];
        sinks.Select(sink => sink.GetType().Name).Distinct().Count().ShouldBe(20);
        using var meter = new AgentMeter(null);
        var lost = new Dictionary<string, long>();
        using var listener = Listen(meter.AlertsLost, lost);
        var dispatcher = new AlertDispatcher(sinks, TimeSpan.FromMinutes(1), new ManualTimeProvider(), NullLogger.Instance);
        var losses = new LossMeasurements(meter, dispatcher);
        losses.Publish();
        lost.Values.ShouldAllBe(count => count == 0);

        dispatcher.Dispatch(AnyAlert());
        dispatcher.Dispatch(AnyAlert());
        await dispatcher.CompleteAsync();
        losses.Publish();

        lost.Count.ShouldBe(MetricCardinality.LimitOf(MetricNames.AlertsLost));
        lost[sinks[0].GetType().Name].ShouldBe(2);
        lost["other"].ShouldBe(2 * 4);
        lost.Values.Sum().ShouldBe(2 * 20);
    }

    [Fact]
    public void Open_incidents_are_told_by_severity_and_again_when_their_number_changes()
    {
        var incidents = new Alerting.Incidents();
        using var meter = new AgentMeter(null);
        var open = new List<(string Severity, long Count)>();
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => open.Add(((string)tags[^1].Value!, value)));
        var measurements = new IncidentMeasurements(meter, incidents.Book, []);
        measurements.Publish();
        listener.EnableMeasurementEvents(meter.IncidentsOpen);

        measurements.Publish();
        open.ShouldBe([("low", 0), ("medium", 0), ("high", 0), ("critical", 0)]);
        open.Clear();

        incidents.Raise(Alerting.Incidents.Of("a", effect: 4));
        measurements.Publish();
        measurements.Publish();
        incidents.Clear("a");
        measurements.Publish();
        open.ShouldBe([("medium", 1), ("medium", 0)]);
    }

    private static MeterListener Listen(Instrument instrument, Dictionary<string, long> totals)
    {
        var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var sink = (string)tags[0].Value!;
            totals[sink] = totals.GetValueOrDefault(sink) + value;
        });
        listener.EnableMeasurementEvents(instrument);
        return listener;
    }

    private static Alert AnyAlert() => new Alerting.Incidents().Raise(Alerting.Incidents.Of("a")).Single();

    public class FailingSink<T> : DispatchProxy
    {
        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => throw new IOException("no connection");
    }
}
