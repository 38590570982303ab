using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;

namespace ModelMonitor.EndToEnd.Agents;

[Collection(AgentTests.Name)]
public sealed class CardinalityTests
{
    private const int Categories = 64;

    // 40 codes with 64 tracked bins each, other, unseen, missing.
    private const int CodeSeries = 40 * (Categories + 3);

    [Fact]
    public async Task More_series_than_OpenTelemetry_keeps_by_default_are_all_exported()
    {
        await using var receiver = new OtlpReceiver();
        await using var application = await HostedApplication.StartAsync(receiver.Endpoint, options =>
        {
            // Room for all rows at once: none may be dropped, however late the agent comes.
            options.CaptureBufferSize = 1024 * 1024;
            options.ForModel(CodesModel.Name).BaselineSize = 10 * Categories;
            options.ForModel(CodesModel.Name).WindowSize = 10 * Categories;
        });
        var model = new CodesModel();
        for (var i = 0; i < 20 * Categories; i++)
        {
            model.Predict(Codes.All($"code {i % Categories}"));
        }

        application.ExportSuccessfully();

        var points = receiver.Last.Single(metric => metric.Name == "modelmonitor.feature.observations").Points;
        points.ShouldNotContain(point => point.Attributes.ContainsKey("otel.metric.overflow"));
        var codes = points.Where(point => point.Attributes["feature.name"].StartsWith('C')).ToList();
        codes.Count.ShouldBe(CodeSeries);
        codes.Where(point => point.Attributes["bin"].StartsWith('c')).ShouldAllBe(point => point.Value == 10);
        codes.Where(point => !point.Attributes["bin"].StartsWith('c')).ShouldAllBe(point => point.Value == 0);
    }
}
