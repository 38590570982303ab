using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ModelMonitor.Hosting;

/// <summary>Starts the agent with the host and stops it within its time limit.</summary>
internal sealed class ModelMonitorHostedService(MonitoringAgent agent, IOptionsMonitor<ModelMonitorOptions> options) : IHostedService, IDisposable
{
    private IDisposable? _reload;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        agent.Run();
        // Of the options only the switch is followed at run time: windows of other sizes are no longer comparable.
        _reload = options.OnChange(changed => agent.IsEnabled = changed.Enabled);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => agent.DisposeAsync().AsTask();

    public void Dispose() => _reload?.Dispose();
}
