using QuickStart.Telemetry;
using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>What was exported, and whether everything came as promised.</summary>
internal static class Closing
{
    public static void ShowExport(IAnsiConsole console, IReadOnlyList<ReplayResult> results)
    {
        console.Heading("OpenTelemetry");
        var metrics = results.SelectMany(result => result.Metrics).GroupBy(metric => (metric.Name, metric.Unit)).ToList();
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey)
            .AddColumn("metric").AddColumn("unit").AddColumn(new TableColumn("points").RightAligned());
        foreach (var metric in metrics.OrderBy(metric => metric.Key.Name, StringComparer.Ordinal))
        {
            table.AddRow(Markup.Escape(metric.Key.Name), Markup.Escape(metric.Key.Unit), $"{Points(metric):N0}");
        }

        console.Write(table);
        console.WriteLine($"{metrics.Count} metrics, {metrics.Sum(Points):N0} points from {results.Count} replays: {Fate(results)}");
    }

    /// <summary>Whether all promises were kept.</summary>
    public static bool ShowPromises(IAnsiConsole console, IReadOnlyList<Promise> promises)
    {
        console.Heading("as promised?");
        foreach (var promise in promises)
        {
            console.MarkupLine($"{(promise.IsKept ? "[green]yes[/]" : "[bold red]NO [/]")} {Markup.Escape(promise.Text)}");
        }

        var broken = promises.Count(promise => !promise.IsKept);
        if (broken > 0)
        {
            console.MarkupLine($"[bold red]{broken} of {promises.Count} promises broken;[/] what came instead stands above.");
        }

        return broken == 0;
    }

    private static int Points(IEnumerable<ExportedMetric> metrics) => metrics.Sum(metric => metric.Points);

    private static string Fate(IReadOnlyList<ReplayResult> results) => MetricExport.Endpoint switch
    {
        null => "only counted. Set OTEL_EXPORTER_OTLP_ENDPOINT, such as to http://localhost:4318, to send them.",
        var endpoint when results.All(result => result.Delivered) => $"sent over OTLP to {endpoint}.",
        var endpoint => $"not all of them reached {endpoint}.",
    };
}
