using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;
using ModelMonitor.Hosting;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>An OTLP endpoint that fails must neither disturb predictions nor lose counts.</summary>
[Collection(AgentTests.Name)]
public sealed class EndpointFaultTests
{
    // Only keeps a hanging shutdown from hanging the tests: it is bounded by a few seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FareModel _model = new();

    [Fact]
    public async Task After_an_outage_the_totals_are_right_at_the_next_export()
    {
        var port = LoopbackPort.Free();
        await using var application = await HostedApplication.StartAsync(new($"http://127.0.0.1:{port}/v1/metrics"), Small);
        for (var export = 0; export < 3; export++)
        {
            Predict(100);
            application.Export();
        }

        await using var receiver = new OtlpReceiver(port);
        Predict(100);
        application.ExportSuccessfully();

        receiver.Faults.ShouldBeEmpty();
        var predictions = Metric(receiver, "modelmonitor.predictions").Points
            .Where(point => point.Attributes["model.name"] == FareModel.Name && !point.Attributes.ContainsKey("error.type"));
        predictions.ShouldHaveSingleItem().Value.ShouldBe(400);
        Metric(receiver, "modelmonitor.feature.observations").Points
            .Where(point => point.Attributes["model.name"] == FareModel.Name && point.Attributes["feature.name"] == "distance")
            .Sum(point => point.Value).ShouldBe(300);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_loses_nothing_either()
    {
        await using var receiver = new OtlpReceiver { Status = System.Net.HttpStatusCode.ServiceUnavailable };
        await using var application = await HostedApplication.StartAsync(receiver.Endpoint, Small);
        Predict(150);
        application.Export();
        receiver.Status = System.Net.HttpStatusCode.OK;

        Predict(50);
        application.ExportSuccessfully();

        Metric(receiver, "modelmonitor.predictions").Points
            .Single(point => point.Attributes["model.name"] == FareModel.Name).Value.ShouldBe(200);
    }

    [Fact]
    public async Task An_unreachable_endpoint_changes_no_prediction_and_no_exception()
    {
        await using var application = await HostedApplication.StartAsync(new($"http://127.0.0.1:{LoopbackPort.Free()}/v1/metrics"), Small);
        for (var export = 0; export < 3; export++)
        {
            for (var distance = 0; distance < 100; distance++)
            {
                _model.Predict(distance).ShouldBe(50 + 0.1 * distance);
            }

            Should.Throw<InvalidOperationException>(() => _model.Predict(-1)).ShouldBeSameAs(_model.Failure);
            application.Export();
        }

        var status = application.Agent.Models.Single(model => model.Model == FareModel.Name);
        status.Recorded.ShouldBe(300);
        status.Errors.ShouldBe(3);
        status.Predictions.ShouldBe(303);
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_neither_stops_the_agent_nor_the_application()
    {
        await using var endpoint = new HangingEndpoint();
        var application = await HostedApplication.StartAsync(endpoint.Endpoint, Small, exportTimeout: TimeSpan.FromMilliseconds(200));
        Predict(100);
        application.Export();
        Predict(100);
        application.Agent.Drain();

        endpoint.Connections.ShouldBePositive();
        application.Agent.Models.Single(model => model.Model == FareModel.Name).Recorded.ShouldBe(200);
        await application.DisposeAsync().AsTask().WaitAsync(Limit);
    }

    [Fact]
    public async Task What_was_captured_just_before_the_end_is_exported()
    {
        await using var receiver = new OtlpReceiver();
        var application = await HostedApplication.StartAsync(receiver.Endpoint, Small);
        Predict(123);
        await application.DisposeAsync();

        Metric(receiver, "modelmonitor.predictions").Points
            .Single(point => point.Attributes["model.name"] == FareModel.Name).Value.ShouldBe(123);
    }

    private void Predict(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _model.Predict(i);
        }
    }

    private static void Small(ModelMonitorOptions options)
    {
        var fares = options.ForModel(FareModel.Name);
        fares.BaselineSize = 100;
        fares.WindowSize = 100;
    }

    private static OtlpMetric Metric(OtlpReceiver receiver, string name) => receiver.Last.Single(metric => metric.Name == name);
}
