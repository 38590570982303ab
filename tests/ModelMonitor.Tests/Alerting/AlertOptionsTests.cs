using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelMonitor.Alerting;
using ModelMonitor.Hosting;

namespace ModelMonitor.Tests.Alerting;

public class AlertOptionsTests
{
    [Fact]
    public void The_options_of_alerts_and_importance_are_bound_with_models_on_top_of_the_defaults()
    {
        using var services = Services(
            ("ModelMonitor:Defaults:Alerts:Cooldown", "02:00:00"),
            ("ModelMonitor:Defaults:Alerts:MinimumSeverity", "Medium"),
            ("ModelMonitor:Defaults:Importance:age", "2"),
            ("ModelMonitor:Models:credit:Alerts:MinimumSeverity", "High"),
            ("ModelMonitor:Models:credit:Alerts:KeptIncidents", "7"),
            ("ModelMonitor:Models:credit:Importance:income", "3.5"));

        var options = services.GetRequiredService<IOptions<ModelMonitorOptions>>().Value;

        var credit = options.ForModel("credit");
        (credit.Alerts.Cooldown, credit.Alerts.MinimumSeverity, credit.Alerts.KeptIncidents)
            .ShouldBe((TimeSpan.FromHours(2), IncidentSeverity.High, 7));
        credit.Importance.ShouldBe(new Dictionary<string, double> { ["age"] = 2, ["income"] = 3.5 }, ignoreOrder: true);
        (options.Defaults.Alerts.MinimumSeverity, options.Defaults.Alerts.KeptIncidents).ShouldBe((IncidentSeverity.Medium, 100));
        options.Defaults.Importance.Keys.ShouldBe(["age"]);
    }

    [Fact]
    public void Those_out_of_range_are_named()
    {
        var exception = Should.Throw<OptionsValidationException>(() => MonitoringAgent.Start(options =>
        {
            options.Defaults.Alerts.Cooldown = TimeSpan.FromDays(32);
            options.Defaults.Alerts.MinimumSeverity = (IncidentSeverity)4;
            options.Defaults.Alerts.KeptIncidents = 0;
            options.Defaults.Importance["age"] = double.NaN;
        }));

        exception.Failures.ShouldBe(
        [
            "ModelMonitor:Defaults:Importance:age is NaN; allowed: 0 to 1000.",
            "ModelMonitor:Defaults:Alerts:Cooldown is 32.00:00:00; allowed: 00:00:00 to 31.00:00:00.",
            "ModelMonitor:Defaults:Alerts:MinimumSeverity is 4; allowed: Low to Critical.",
            "ModelMonitor:Defaults:Alerts:KeptIncidents is 0; allowed: 1 to 10000.",
        ],
        ignoreOrder: true);
    }

    [Theory]
    [InlineData(-1e-9, "-1E-09")]
    [InlineData(1_000.001, "1000.001")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Importance_beyond_its_bounds_is_refused(double weight, string told) =>
        Should.Throw<OptionsValidationException>(() => MonitoringAgent.Start(options => options.ForModel("credit").Importance["age"] = weight))
            .Failures.ShouldHaveSingleItem().ShouldBe($"ModelMonitor:Models:credit:Importance:age is {told}; allowed: 0 to 1000.");

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void Importance_at_its_bounds_is_allowed(double weight)
    {
        using var agent = MonitoringAgent.Start(options => options.ForModel("credit").Importance["age"] = weight);
        agent.IsEnabled.ShouldBeTrue();
    }

    [Fact]
    public void A_key_of_alerts_that_is_no_option_is_refused()
    {
        using var services = Services(("ModelMonitor:Defaults:Alerts:CoolDownn", "1"));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<ModelMonitorOptions>>().Value)
            .Message.ShouldStartWith("ModelMonitor:Defaults:Alerts:CoolDownn is no option; allowed in ModelMonitor:Defaults:Alerts: Cooldown, ");
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
