using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ModelMonitor.Alerting;
using ModelMonitor.Detection;

namespace ModelMonitor.Hosting;

/// <summary>
/// Binds the section <c>ModelMonitor</c>: the agent's keys, <c>Defaults</c> for all models, and <c>Models:&lt;name&gt;</c>
/// on top of those. A key that nobody reads is refused, since a typing error would otherwise be a silent default.
/// </summary>
internal sealed class ModelMonitorConfigureOptions(IConfiguration configuration) : IConfigureOptions<ModelMonitorOptions>
{
    private static readonly string[] AgentKeys =
    [
        nameof(ModelMonitorOptions.Enabled), nameof(ModelMonitorOptions.CycleInterval), nameof(ModelMonitorOptions.ShutdownTimeout),
        nameof(ModelMonitorOptions.AlertTimeout), nameof(ModelMonitorOptions.CaptureBufferSize),
        nameof(ModelMonitorOptions.MaxCaptureThreads), nameof(ModelMonitorOptions.Defaults), nameof(ModelMonitorOptions.Models),
    ];

    private static readonly string[] ModelKeys =
    [
        nameof(ModelOptions.Enabled), nameof(ModelOptions.WindowSize), nameof(ModelOptions.WindowDuration), nameof(ModelOptions.Panes),
        nameof(ModelOptions.SlowWindows),
        nameof(ModelOptions.BaselinePath), nameof(ModelOptions.BaselineSize), nameof(ModelOptions.RecordOneIn),
        nameof(ModelOptions.TimeOneIn), nameof(ModelOptions.KeptReports),
        nameof(ModelOptions.FalseAlarmBudget), nameof(ModelOptions.Segments), nameof(ModelOptions.Importance),
        nameof(ModelOptions.Drift), nameof(ModelOptions.Alerts),
    ];

    private static readonly string[] DriftKeys =
    [
        nameof(DriftOptions.MinimumCount), nameof(DriftOptions.PsiFloor),
        nameof(DriftOptions.DistanceFloor), nameof(DriftOptions.ShareFloor), nameof(DriftOptions.RaiseAfter),
        nameof(DriftOptions.PersistenceWindows), nameof(DriftOptions.ClearAfter), nameof(DriftOptions.Thresholds),
    ];

    private static readonly string[] AlertKeys =
        [nameof(AlertOptions.Cooldown), nameof(AlertOptions.MinimumSeverity), nameof(AlertOptions.KeptIncidents)];

    public void Configure(ModelMonitorOptions options)
    {
        var section = configuration.GetSection(ModelMonitorOptions.SectionName);
        RefuseUnknownKeys(section, AgentKeys);
        section.Bind(options);
        BindModel(section.GetSection(nameof(options.Defaults)), options.Defaults);
        foreach (var model in section.GetSection(nameof(options.Models)).GetChildren())
        {
            BindModel(model, options.ForModel(model.Key));
        }
    }

    private static void BindModel(IConfigurationSection section, ModelOptions options)
    {
        RefuseUnknownKeys(section, ModelKeys);
        RefuseUnknownKeys(section.GetSection(nameof(options.Drift)), DriftKeys);
        RefuseUnknownKeys(section.GetSection(nameof(options.Alerts)), AlertKeys);
        section.Bind(options);

        // The binder adds to lists, and the defaults are bound with the agent's keys, too.
        options.Segments = [.. options.Segments.Distinct(StringComparer.Ordinal)];
        foreach (var feature in section.GetSection($"{nameof(options.Drift)}:{nameof(options.Drift.Thresholds)}").GetChildren())
        {
            foreach (var statistic in feature.GetChildren())
            {
                options.Drift.FixThreshold(feature.Key, statistic.Key, Number(statistic));
            }
        }
    }

    // The binder's own reading of a single value is not safe to trim.
    private static double Number(IConfigurationSection section) =>
        double.TryParse(section.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new OptionsValidationException(
                Options.DefaultName, typeof(ModelMonitorOptions),
                [$"{section.Path} is {section.Value ?? "missing"}; allowed: a number, such as 0.25."]);

    private static void RefuseUnknownKeys(IConfigurationSection section, string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new OptionsValidationException(
                    Options.DefaultName, typeof(ModelMonitorOptions),
                    [$"{child.Path} is no option; allowed in {section.Path}: {string.Join(", ", known)}."]);
            }
        }
    }
}
