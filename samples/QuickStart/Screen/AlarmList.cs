using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
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
            console.MarkupLine(Head(alert) + Delay(result, alert));
            console.Write(new Padder(new Text(alert.Message), new Padding(2, 0, 0, 0)));
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
        where verdict.State == DriftState.Suspected && result.Raised.All(alert => alert.Finding.Subject != verdict.Name)
        select (window.Sequence, verdict);

    private static string Head(Alert alert) =>
        (alert.Kind == AlertKind.Raised ? "[bold red]Alarm[/]" : "[bold green]Cleared[/]") + $" in window {alert.Window.Sequence}";

    private static string Delay(ReplayResult result, Alert alert) =>
        result.Scenario.BreaksOn is null ? ":" : $", {result.PredictionsUntil(alert):N0} predictions after the inputs broke:";

    private static string BareCut(ReplayResult result)
    {
        var features = result.Features;
        var each = features.Select(feature => $"{feature} {result.WindowsOverBareCut(feature)}");
        return $"A bare PSI >= {ReplayResult.BarePsiCut} would have fired in {result.WindowsOverBareCut(features)} of {result.Windows.Count} windows "
            + $"({string.Join(", ", each)}): with many groups and {Replay.WindowSize} rows, chance alone moves PSI that far.";
    }

    private static string PredictionsAlone(ReplayResult result) =>
        result.Raised.Any(alert => alert.Window[alert.Finding.Subject].Role != ColumnRole.Feature)
            ? "The predictions moved as well."
            : "The predictions did not move: who watches them alone would not know.";
}
