using System.Diagnostics.Metrics;
using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>Whoever else listens to the meter runs inside the agent's thread, and may throw there.</summary>
[Collection(AgentTests.Name)]
public sealed class ThrowingListenerTests
{
    private readonly FareModel _model = new();

    [Theory]
    [InlineData("modelmonitor.predictions")]
    [InlineData("modelmonitor.agent.cycle.duration")]
    [InlineData("modelmonitor")]
    public async Task A_meter_listener_that_throws_is_a_counted_fault_and_harms_nobody(string prefix)
    {
        await using var receiver = new OtlpReceiver();
        await using var application = await HostedApplication.StartAsync(
            receiver.Endpoint, options => options.ForModel(FareModel.Name).BaselineSize = 50);
        using (var listener = Throwing(prefix))
        {
            Predict(100);
            application.Agent.Drain();
            Predict(100);
            application.Agent.Drain();
        }

        application.ExportSuccessfully();

        application.Agent.Models.Single(model => model.Model == FareModel.Name).Recorded.ShouldBe(200);
        Total(receiver, "modelmonitor.predictions").ShouldBe(200);
        // The model has one feature and one output.
        Total(receiver, "modelmonitor.feature.observations").ShouldBe(2 * 150);
        var faults = receiver.Last.Single(metric => metric.Name == "modelmonitor.agent.faults");
        faults.Kind.ShouldBe(OtlpKind.Sum);
        faults.Unit.ShouldBe("{fault}");
        var point = faults.Points.ShouldHaveSingleItem();
        point.Attributes.ShouldBeEmpty();
        point.Value.ShouldBePositive();
    }

    private void Predict(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _model.Predict(i).ShouldBe(50 + 0.1 * i);
        }
    }

    private static double Total(OtlpReceiver receiver, string metric) => receiver.Last.Single(each => each.Name == metric).Points
        .Where(point => point.Attributes["model.name"] == FareModel.Name).Sum(point => point.Value);

    private static MeterListener Throwing(string prefix)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ModelMonitor" && instrument.Name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("A listener's fault."));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("A listener's fault."));
        listener.Start();
        return listener;
    }
}
