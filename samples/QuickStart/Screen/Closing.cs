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
            table.AddRow(Markup.Escape(metric.Key.Name), Markup.Escape(metric.Key.Unit), $"{metric.Sum(exported => exported.Points):N0}");
        }

        console.Write(table);
        var points = metrics.Sum(metric => metric.Sum(exported => exported.Points));
        console.WriteLine($"{results.Count} exports, {metrics.Count} metrics, {points:N0} points: " + (MetricExport.Endpoint is { } endpoint
            ? $"sent over OTLP to {endpoint}."
            : "only counted. Set OTEL_EXPORTER_OTLP_ENDPOINT, such as to http://localhost:4318, to send them."));
    }

    /// <summary>Whether all promises were kept.</summary>
    public static bool ShowPromises(IAnsiConsole console, IReadOnlyList<Promise> promises)
    {
        console.Heading("as promised?");
        foreach (var promise in promises)
        {
            console.MarkupLine($"{(promise.IsKept ? "[green]yes[/]" : "[bold red]NO [/]")} {Markup.Escape(promise.Text)}");
        }

        return promises.All(promise => promise.IsKept);
    }
}
