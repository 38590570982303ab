using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelMonitor.Alerting;
using ModelMonitor.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds model monitoring to an application.</summary>
public static class ModelMonitorServiceCollectionExtensions
{
    /// <summary>
    /// Adds the agent that listens to every <c>[Monitored]</c> method: it starts and stops with the host, is
    /// configured by the section <c>ModelMonitor</c>, and sends alerts to the log and to every registered
    /// <see cref="IAlertSink"/>. A second call changes the options only.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the options after the configuration section has been read.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddModelMonitor(this IServiceCollection services, Action<ModelMonitorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddMetrics();
        services.AddOptions<ModelMonitorOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ModelMonitorOptions>, ModelMonitorConfigureOptions>(
            provider => new(Configuration(provider))));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOptionsChangeTokenSource<ModelMonitorOptions>, ModelMonitorChangeTokenSource>(
            provider => new(Configuration(provider))));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelMonitorOptions>, ModelMonitorOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new MonitoringAgent(
            provider.GetRequiredService<IOptions<ModelMonitorOptions>>().Value,
            new AgentServices(
                provider.GetRequiredService<ILoggerFactory>(),
                provider.GetRequiredService<TimeProvider>(),
                [.. provider.GetServices<IAlertSink>()],
                provider.GetRequiredService<IMeterFactory>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelMonitorHostedService>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }

    private static IConfiguration Configuration(IServiceProvider provider) =>
        provider.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build();
}
