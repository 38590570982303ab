using ModelMonitor.Alerting;
using ModelMonitor.Detection;

namespace QuickStart.Screen;

/// <summary>How verdicts and the numbers behind them are written.</summary>
internal static class VerdictStyle
{
    private const double SmallestP = 1e-99;

    public static string Colour(DriftState state) => state switch
    {
        DriftState.Drifted => "bold red",
        DriftState.Suspected => "yellow",
        DriftState.Stable => "default",
        _ => "grey",
    };

    /// <summary>A mark that is read without colours as well.</summary>
    public static char Mark(DriftState state) => state switch
    {
        DriftState.Drifted => '!',
        DriftState.Suspected => '?',
        DriftState.Stable => '·',
        _ => '-',
    };

    public static string Title(AlertKind kind) => kind switch
    {
        AlertKind.Raised => "[bold red]Alarm[/]",
        AlertKind.Escalated => "[bold red]Escalated[/]",
        _ => "[bold green]Cleared[/]",
    };

    public static string Severity(IncidentSeverity severity) => severity switch
    {
        IncidentSeverity.Low => "[yellow]low[/]",
        IncidentSeverity.Medium => "[yellow]medium[/]",
        IncidentSeverity.High => "[red]high[/]",
        _ => "[bold red]critical[/]",
    };

    public static string Category(AlarmCategory category) => category == AlarmCategory.Reliability ? "reliability" : "robustness";

    public static string PValue(double p) => p switch
    {
        >= 0.1 => p.ToString("0.00"),
        >= 0.0001 => p.ToString("0.0000"),
        >= SmallestP => p.ToString("0e-0"),
        _ => "<e-99",
    };
}
