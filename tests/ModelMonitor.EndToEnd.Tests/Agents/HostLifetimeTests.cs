using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelMonitor.Capture;
using ModelMonitor.EndToEnd.Models;
using ModelMonitor.Hosting;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>The agent starts and stops with the host.</summary>
[Collection(AgentTests.Name)]
public sealed class HostLifetimeTests
{
    private readonly FareModel _model = new();

    [Fact]
    public async Task Only_predictions_between_start_and_stop_are_captured()
    {
        using var host = Build();
        _model.Predict(1);
        Source.IsEnabled.ShouldBeFalse();

        await host.StartAsync();
        Source.IsEnabled.ShouldBeTrue();
        _model.Predict(2);
        _model.Predict(3);
        var agent = host.Services.GetRequiredService<MonitoringAgent>();
        await host.StopAsync();

        Source.IsEnabled.ShouldBeFalse();
        _model.Predict(4);
        Status(agent).Predictions.ShouldBe(2);
    }

    [Fact]
    public async Task Stopping_twice_and_disposing_afterwards_does_no_harm()
    {
        var host = Build();
        await host.StartAsync();
        await host.StopAsync();
        await host.StopAsync();
        host.Dispose();
        host.Dispose();

        Source.IsEnabled.ShouldBeFalse();
        _model.Predict(1).ShouldBe(50.1);
    }

    [Fact]
    public void A_host_that_never_started_can_be_disposed()
    {
        var host = Build();
        host.Services.GetRequiredService<MonitoringAgent>();
        host.Dispose();

        Source.IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing_behind()
    {
        var host = Build();
        await Should.ThrowAsync<OperationCanceledException>(() => host.StartAsync(new CancellationToken(canceled: true)));
        host.Dispose();

        Source.IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_hosts_in_a_process_stop_independently()
    {
        using var first = Build();
        using var second = Build();
        await first.StartAsync();
        await second.StartAsync();
        _model.Predict(1);

        await first.StopAsync();
        _model.Predict(2);
        var agent = second.Services.GetRequiredService<MonitoringAgent>();
        agent.Drain();

        Status(agent).Predictions.ShouldBe(2);
        Status(first.Services.GetRequiredService<MonitoringAgent>()).Predictions.ShouldBe(1);
    }

    [Fact]
    public async Task The_configuration_section_reaches_the_agent()
    {
        using var host = Build(new()
        {
            ["ModelMonitor:Defaults:WindowSize"] = "50",
            ["ModelMonitor:Models:fare:BaselineSize"] = "40",
        });
        await host.StartAsync();
        for (var i = 0; i < 40 + 50; i++)
        {
            _model.Predict(i);
        }

        var agent = host.Services.GetRequiredService<MonitoringAgent>();
        agent.Drain();
        agent.Reports(FareModel.Name).ShouldHaveSingleItem().Predictions.ShouldBe(50);
    }

    [Theory]
    [InlineData("ModelMonitor:Models:fare:WindowSize", "3", "WindowSize")]
    [InlineData("ModelMonitor:CycleIntervall", "00:00:01", "CycleIntervall")]
    public async Task An_option_that_cannot_hold_stops_the_start_with_its_name(string key, string value, string named)
    {
        using var host = Build(new() { [key] = value });

        var failure = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        failure.Message.ShouldContain(named);
        Source.IsEnabled.ShouldBeFalse();
    }

    private static PredictionSource Source =>
        PredictionSource.TryFind(FareModel.Name, version: null, out var source) ? source : throw new InvalidOperationException("Not registered.");

    private static ModelStatus Status(MonitoringAgent agent) => agent.Models.Single(model => model.Model == FareModel.Name);

    private static IHost Build(Dictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddModelMonitor();
        return builder.Build();
    }
}
