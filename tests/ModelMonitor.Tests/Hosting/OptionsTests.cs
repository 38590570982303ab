using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

public class OptionsTests
{
    [Fact]
    public void Options_out_of_range_are_all_named_with_value_and_range_when_the_agent_starts()
    {
        var exception = Should.Throw<OptionsValidationException>(() => MonitoringAgent.Start(options =>
        {
            options.CycleInterval = TimeSpan.Zero;
            options.Defaults.WindowSize = 7;
            options.Defaults.SlowWindows = 1_001;
            options.ForModel("credit").SlowWindows = -1;
            options.ForModel("credit").Drift.PsiFloor = double.NaN;
            options.ForModel("credit").FalseAlarmBudget = TimeSpan.FromMinutes(59);
        }));

        exception.Failures.ShouldBe(
        [
            "ModelMonitor:CycleInterval is 00:00:00; allowed: 00:00:00.0100000 to 00:01:00.",
            "ModelMonitor:Defaults:WindowSize is 7; allowed: 30 to 10000000.",
            "ModelMonitor:Defaults:SlowWindows is 1001; allowed: 0 to 1000.",
            "ModelMonitor:Models:credit:WindowSize is 7; allowed: 30 to 10000000.",
            "ModelMonitor:Models:credit:SlowWindows is -1; allowed: 0 to 1000.",
            "ModelMonitor:Models:credit:FalseAlarmBudget is 00:59:00; allowed: 01:00:00 to 3652.00:00:00.",
            "ModelMonitor:Models:credit:Drift:PsiFloor is NaN; allowed: 0 to 10.",
        ]);
    }

    [Fact]
    public void The_section_is_bound_with_models_on_top_of_the_defaults()
    {
        using var services = Services(
            ("ModelMonitor:CycleInterval", "00:00:01"),
            ("ModelMonitor:Defaults:WindowSize", "300"),
            ("ModelMonitor:Defaults:FalseAlarmBudget", "7.00:00:00"),
            ("ModelMonitor:Defaults:Drift:PsiFloor", "0.05"),
            ("ModelMonitor:Defaults:SlowWindows", "0"),
            ("ModelMonitor:Models:credit:SlowWindows", "24"),
            ("ModelMonitor:Models:credit:Panes", "5"));

        var options = services.GetRequiredService<IOptions<ModelMonitorOptions>>().Value;

        options.CycleInterval.ShouldBe(TimeSpan.FromSeconds(1));
        options.Defaults.WindowSize.ShouldBe(300);
        options.ForModel("credit").Panes.ShouldBe(5);
        options.ForModel("credit").WindowSize.ShouldBe(300);
        options.ForModel("credit").FalseAlarmBudget.ShouldBe(TimeSpan.FromDays(7));
        options.ForModel("credit").Drift.PsiFloor.ShouldBe(0.05);
        options.Defaults.Panes.ShouldBe(1);
        (options.Defaults.SlowWindows, options.ForModel("credit").SlowWindows).ShouldBe((0, 24));
    }

    [Fact]
    public void Fixed_thresholds_are_bound_by_feature_and_statistic_on_top_of_the_defaults()
    {
        using var services = Services(
            ("ModelMonitor:Defaults:Drift:Thresholds:amount:psi", "0.2"),
            ("ModelMonitor:Models:credit:Drift:Thresholds:amount:kolmogorov_smirnov", "0.15"));

        var options = services.GetRequiredService<IOptions<ModelMonitorOptions>>().Value;

        options.Defaults.Drift.Thresholds["amount"].ShouldBe(new Dictionary<string, double> { ["psi"] = 0.2 });
        options.ForModel("credit").Drift.Thresholds["amount"]
            .ShouldBe(new Dictionary<string, double> { ["psi"] = 0.2, ["kolmogorov_smirnov"] = 0.15 }, ignoreOrder: true);
    }

    [Fact]
    public void Fixed_thresholds_of_no_statistic_or_out_of_range_are_refused()
    {
        var exception = Should.Throw<OptionsValidationException>(() => MonitoringAgent.Start(options => options.Defaults.Drift
            .FixThreshold("amount", "psy", 0.2).FixThreshold("amount", "hellinger", 1.5)));

        exception.Failures.ShouldBe(
        [
            "ModelMonitor:Defaults:Drift:Thresholds:amount is for psy; allowed: psi, jensen_shannon, hellinger, l_infinity, kolmogorov_smirnov, wasserstein, chi_square, p_value.",
            "ModelMonitor:Defaults:Drift:Thresholds:amount:hellinger is 1.5; allowed: 0 to 1.",
        ]);
    }

    [Theory]
    [InlineData("ModelMonitor:WindowSise", "ModelMonitor:WindowSise is no option; allowed in ModelMonitor: Enabled, ")]
    [InlineData("ModelMonitor:Models:credit:Window", "ModelMonitor:Models:credit:Window is no option; ")]
    [InlineData("ModelMonitor:Defaults:Drift:Psi", "ModelMonitor:Defaults:Drift:Psi is no option; ")]
    public void A_key_that_is_no_option_is_refused_with_the_keys_that_are(string key, string message)
    {
        using var services = Services((key, "1"));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<ModelMonitorOptions>>().Value)
            .Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_host_with_invalid_options_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("ModelMonitor:Defaults:Panes", "0")]);
        builder.Services.AddModelMonitor();
        using var host = builder.Build();

        var exception = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        exception.Message.ShouldBe("ModelMonitor:Defaults:Panes is 0; allowed: 1 to 500.");
    }

    [Fact]
    public async Task A_host_starts_and_stops_the_agent_and_follows_the_switch_at_run_time()
    {
        var model = new TestModel();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("ModelMonitor:Enabled", "false")]);
        builder.Services.AddModelMonitor();
        builder.Services.AddModelMonitor(options => options.CycleInterval = TimeSpan.FromSeconds(1));
        using var host = builder.Build();
        await host.StartAsync();
        var agent = host.Services.GetRequiredService<MonitoringAgent>();
        host.Services.GetServices<IHostedService>().Count().ShouldBe(1);
        agent.IsEnabled.ShouldBeFalse();

        builder.Configuration["ModelMonitor:Enabled"] = "true";
        ((IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>()).Reload();
        agent.IsEnabled.ShouldBeTrue();
        model.PredictMany(10, seed: 1);
        agent.Drain();
        agent.Models.Single(status => status.Model == model.Name).Predictions.ShouldBe(10);

        await host.StopAsync();
        await host.StopAsync();
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build());
        services.AddModelMonitor();
        return services.BuildServiceProvider();
    }
}
