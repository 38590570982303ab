using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>The alarms of a replay, and beside them what a simpler monitor would have said of the same windows.</summary>
internal static class AlarmList
{
    public static void Show(IAnsiConsole console, ReplayResult result)
    {
        if (result.Alerts.Count == 0)
        {
            console.MarkupLine($"[bold green]No alarm[/] in {result.Windows.Count} windows.");
        }

        foreach (var alert in result.Alerts)
        {
            console.MarkupLine(Head(result, alert) + Delay(result, alert));
            console.Write(new Padder(new Text(alert.Message), new Padding(2, 0, 0, 0)));
        }

        foreach (var incident in result.Incidents)
        {
            console.WriteLine(Course(result, incident));
        }

        foreach (var (window, verdict) in UnconfirmedSuspicions(result))
        {
            console.MarkupLine($"[yellow]Suspicion[/] in window {window}, confirmed by none of the next two:");
            console.Write(new Padder(new Text(verdict.Explanation), new Padding(2, 0, 0, 0)));
        }

        console.WriteLine(result.Scenario.BreaksOn is null ? BareCut(result) : PredictionsAlone(result));
    }

    private static IEnumerable<(long Window, ColumnVerdict Verdict)> UnconfirmedSuspicions(ReplayResult result) =>
        from window in result.Windows
        from verdict in window.Columns
        where verdict.State == DriftState.Suspected && result.Incidents.All(incident => incident.Findings.All(finding => finding.Subject != verdict.Name))
        select (window.Sequence, verdict);

    private static string Head(ReplayResult result, Alert alert) =>
        $"{VerdictStyle.Title(alert.Kind)} ({VerdictStyle.Severity(alert.Incident.Severity)}, {VerdictStyle.Category(alert.Incident.Category)}) in window {result.WindowOf(alert)}";

    private static string Delay(ReplayResult result, Alert alert) =>
        result.Scenario.BreaksOn is null ? ":" : $", {result.PredictionsUntil(alert):N0} predictions after the inputs broke:";

    private static string Course(ReplayResult result, Incident incident)
    {
        var told = result.Alerts.Count(alert => alert.Incident.Id == incident.Id);
        return $"{incident.Id}: seen in {incident.Windows} windows, told {(told == 1 ? "once" : $"{told} times")}; {incident.FirstMover.Subject} moved first."
            + (incident.NextStep.Length > 0 ? $" Next: {incident.NextStep}." : "");
    }

    private static string BareCut(ReplayResult result)
    {
        var features = result.Features;
        var each = features.Select(feature => $"{feature} {result.WindowsOverBareCut(feature)}");
        return $"A bare PSI >= {ReplayResult.BarePsiCut} would have fired in {result.WindowsOverBareCut(features)} of {result.Windows.Count} windows "
            + $"({string.Join(", ", each)}): with many groups and {Replay.WindowSize} rows, chance alone moves PSI that far.";
    }

    private static string PredictionsAlone(ReplayResult result) =>
        result.Incidents.SelectMany(incident => incident.Findings).Any(finding => !result.Features.Contains(finding.Subject))
            ? "The predictions moved as well."
            : "The predictions did not move: who watches them alone would not know.";
}
