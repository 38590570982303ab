using ModelMonitor.Alerting;
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

        console.WriteLine(result.Scenario.BreaksOn is null ? BareCut(result) : PredictionsAlone(result));
    }

    private static string Head(Alert alert) =>
        (alert.Kind == AlertKind.Raised ? "[bold red]Alarm[/]" : "[bold green]Cleared[/]") + $" in window {alert.Window.Sequence}";

    private static string Delay(ReplayResult result, Alert alert) =>
        result.Scenario.BreaksOn is null ? ":" : $", {result.PredictionsUntil(alert):N0} predictions after the inputs broke:";

    private static string BareCut(ReplayResult result)
    {
        var features = result.Features;
        var each = features.Select(feature => $"{feature} {result.WindowsOverBareCut(feature)}");
        return $"A bare PSI >= {ReplayResult.BarePsiCut} would have fired in {result.WindowsOverBareCut(features)} of them "
            + $"({string.Join(", ", each)}): in {Replay.WindowSize} rows chance alone moves the shares of 200 airports that far.";
    }

    private static string PredictionsAlone(ReplayResult result) =>
        result.Raised.Any(alert => alert.Column.Role != ColumnRole.Feature)
            ? "The predictions moved as well."
            : "The predictions did not move: who watches them alone would not know.";
}
