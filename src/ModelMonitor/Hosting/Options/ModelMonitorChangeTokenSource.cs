using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ModelMonitor.Hosting;

/// <summary>Lets the options follow a reload of the configuration.</summary>
internal sealed class ModelMonitorChangeTokenSource(IConfiguration configuration) : IOptionsChangeTokenSource<ModelMonitorOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => configuration.GetSection(ModelMonitorOptions.SectionName).GetReloadToken();
}
