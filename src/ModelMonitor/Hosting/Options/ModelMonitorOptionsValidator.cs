using Microsoft.Extensions.Options;
using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Hosting;

/// <summary>Refuses options out of range when the agent starts, all of them at once.</summary>
internal sealed class ModelMonitorOptionsValidator : IValidateOptions<ModelMonitorOptions>
{
    private const int MaxPersistenceWindows = Hysteresis.LargestWindows;

    public ValidateOptionsResult Validate(string? name, ModelMonitorOptions options)
    {
        var range = new OptionsRange();
        range.Check(nameof(options.CycleInterval), options.CycleInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        range.Check(nameof(options.ShutdownTimeout), options.ShutdownTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        range.Check(nameof(options.AlertTimeout), options.AlertTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        range.Check(
            nameof(options.CaptureBufferSize), options.CaptureBufferSize,
            ModelMonitorOptions.MinCaptureBufferSize, ModelMonitorOptions.MaxCaptureBufferSize);
        range.Check(nameof(options.MaxCaptureThreads), options.MaxCaptureThreads, 1, ModelMonitorOptions.MaxCaptureThreadsLimit);
        Check(range, nameof(options.Defaults), options.Defaults);
        foreach (var (model, modelOptions) in options.Models)
        {
            Check(range, $"{nameof(options.Models)}:{model}", modelOptions);
        }

        return range.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(range.Failures);
    }

    private static void Check(OptionsRange range, string key, ModelOptions model)
    {
        if (model.WindowDuration is { } duration)
        {
            range.Check($"{key}:{nameof(model.WindowDuration)}", duration, TimeSpan.FromSeconds(1), TimeSpan.FromDays(31));
        }

        range.Check($"{key}:{nameof(model.WindowSize)}", model.WindowSize, ModelOptions.MinWindowSize, ModelOptions.MaxWindowSize);
        range.Check($"{key}:{nameof(model.Panes)}", model.Panes, 1, Math.Min(ModelOptions.MaxPanes, model.WindowSize));
        range.Check($"{key}:{nameof(model.SlowWindows)}", model.SlowWindows, 0, ModelOptions.MaxSlowWindows);
        range.Check($"{key}:{nameof(model.BaselineSize)}", model.BaselineSize, ModelOptions.MinBaselineSize, ModelOptions.MaxBaselineSize);
        range.Check($"{key}:{nameof(model.RecordOneIn)}", model.RecordOneIn, 1, ModelOptions.MaxOneIn);
        range.Check($"{key}:{nameof(model.TimeOneIn)}", model.TimeOneIn, 0, ModelOptions.MaxOneIn);
        range.Check($"{key}:{nameof(model.KeptReports)}", model.KeptReports, 1, ModelOptions.MaxKeptReports);
        range.Check(
            $"{key}:{nameof(model.FalseAlarmBudget)}", model.FalseAlarmBudget, ModelOptions.MinFalseAlarmBudget, ModelOptions.MaxFalseAlarmBudget);
        if (model.BaselinePath is { } path && string.IsNullOrWhiteSpace(path))
        {
            range.Fail($"{key}:{nameof(model.BaselinePath)}", "empty", "the path of a *.baseline.json file, or no such key");
        }

        CheckSegments(range, $"{key}:{nameof(model.Segments)}", model.Segments);
        foreach (var (feature, weight) in model.Importance)
        {
            range.Check($"{key}:{nameof(model.Importance)}:{feature}", weight, 0, ModelOptions.MaxImportance);
        }

        Check(range, $"{key}:{nameof(model.Drift)}", model.Drift);
        Check(range, $"{key}:{nameof(model.Alerts)}", model.Alerts);
    }

    private static void Check(OptionsRange range, string key, AlertOptions alerts)
    {
        range.Check($"{key}:{nameof(alerts.Cooldown)}", alerts.Cooldown, TimeSpan.Zero, AlertOptions.MaxCooldown);
        range.Check($"{key}:{nameof(alerts.MinimumSeverity)}", alerts.MinimumSeverity, IncidentSeverity.Low, IncidentSeverity.Critical);
        range.Check($"{key}:{nameof(alerts.KeptIncidents)}", alerts.KeptIncidents, 1, AlertOptions.MaxKeptIncidents);
    }

    // Whether the model has such features is known when it registers.
    private static void CheckSegments(OptionsRange range, string key, IList<string> names)
    {
        range.Check(key, names.Count, 0, ModelSchema.MaxSegments);
        if (names.Any(string.IsNullOrWhiteSpace))
        {
            range.Fail(key, "empty", "names of features");
        }
    }

    private static void Check(OptionsRange range, string key, DriftOptions drift)
    {
        range.Check($"{key}:{nameof(drift.MinimumCount)}", drift.MinimumCount, DriftOptions.SmallestMinimumCount, int.MaxValue);
        range.Check($"{key}:{nameof(drift.PsiFloor)}", drift.PsiFloor, 0, 10);
        range.Check($"{key}:{nameof(drift.DistanceFloor)}", drift.DistanceFloor, 0, 1);
        range.Check($"{key}:{nameof(drift.ShareFloor)}", drift.ShareFloor, 0, 1);
        foreach (var (feature, values) in drift.Thresholds)
        {
            foreach (var (statistic, value) in values)
            {
                CheckThreshold(range, $"{key}:{nameof(drift.Thresholds)}:{feature}", statistic, value);
            }
        }

        range.Check($"{key}:{nameof(drift.PersistenceWindows)}", drift.PersistenceWindows, 1, MaxPersistenceWindows);
        range.Check($"{key}:{nameof(drift.RaiseAfter)}", drift.RaiseAfter, 1, Math.Clamp(drift.PersistenceWindows, 1, MaxPersistenceWindows));
        range.Check($"{key}:{nameof(drift.ClearAfter)}", drift.ClearAfter, 1, MaxPersistenceWindows);
    }

    private static void CheckThreshold(OptionsRange range, string key, string statistic, double value)
    {
        if (FixedThresholds.RangeOf(statistic) is { } allowed)
        {
            range.Check($"{key}:{statistic}", value, allowed.Min, allowed.Max);
        }
        else
        {
            range.Fail(key, $"for {statistic}", string.Join(", ", FixedThresholds.Names));
        }
    }
}
