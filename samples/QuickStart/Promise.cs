using ModelMonitor.Detection;
using QuickStart.Telemetry;

namespace QuickStart;

/// <summary>Something that this sample says of the SDK, and whether it came true.</summary>
internal sealed record Promise(string Text, bool IsKept)
{
    private const int CleanWindows = 30;
    private const int PredictionsToUnitAlarm = 750;
    private const string KilometresPerMile = "1.61";

    public static IReadOnlyList<Promise> Of(ReplayResult clean, ReplayResult unitBug, ReplayResult brokenJoin) =>
    [
        .. OfCleanStream(clean),
        .. OfUnitBug(unitBug),
        .. OfBrokenJoin(brokenJoin),
        .. MetricExport.Endpoint is { } endpoint ? [OfExport(endpoint, [clean, unitBug, brokenJoin])] : Array.Empty<Promise>(),
    ];

    private static IEnumerable<Promise> OfCleanStream(ReplayResult result) =>
    [
        new($"{CleanWindows} windows of unbroken inputs raise no alarm", result.Windows.Count == CleanWindows && result.Alerts.Count == 0),
    ];

    private static IEnumerable<Promise> OfUnitBug(ReplayResult result) =>
    [
        NoAlarmBeforeBreak(result),
        new($"kilometres raise an alarm within {PredictionsToUnitAlarm} predictions that names distance and a scale of {KilometresPerMile}",
            result.Raised.Any(alert => alert.Incident is { Kind: DriftKind.Scale } incident && incident.Findings[0].Subject == "distance"
                && alert.Message.Contains(KilometresPerMile, StringComparison.Ordinal)
                && result.PredictionsUntil(alert) <= PredictionsToUnitAlarm)),
        OneIncident(result),
    ];

    private static IEnumerable<Promise> OfBrokenJoin(ReplayResult result) =>
    [
        NoAlarmBeforeBreak(result),
        new("lost origins raise an alarm that names origin and missing values",
            result.Raised.Any(alert => alert.Incident is { Kind: DriftKind.MissingValues } incident && incident.Findings[0].Subject == "origin")),
        OneIncident(result),
    ];

    private static Promise OfExport(string endpoint, IEnumerable<ReplayResult> results) =>
        new($"{endpoint} takes every export", results.All(result => result.Delivered && result.Metrics.Count > 0));

    private static Promise OneIncident(ReplayResult result) =>
        new($"{result.Scenario.Name}: one incident, whatever moves with it", result.Incidents.Count == 1);

    private static Promise NoAlarmBeforeBreak(ReplayResult result) =>
        new($"{result.Scenario.Name}: no alarm before {result.Scenario.BreaksOn:d MMMM}",
            result.Raised.All(alert => result.PredictionsUntil(alert) > 0));
}
