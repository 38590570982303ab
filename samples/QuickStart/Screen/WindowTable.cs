using ModelMonitor.Detection;
using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>One line for each window: its flights, and for each column PSI, p-value and verdict.</summary>
internal static class WindowTable
{
    public static void Show(IAnsiConsole console, ReplayResult result)
    {
        // Until the break every window is what it was in the clean stream; the last one of them is enough.
        var same = result.Scenario.BreaksOn is null ? 0 : (result.FlightsBeforeBreak / Replay.WindowSize) - 1;
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey)
            .AddColumn(Column("#").RightAligned())
            .AddColumn(Column("flights of"))
            .AddColumn(Column("n").RightAligned());
        foreach (var column in result.Windows[0].Columns)
        {
            table.AddColumn(Column($"{Markup.Escape(column.Name)}\n[grey]PSI  p[/]"));
        }

        foreach (var window in result.Windows.Skip(same))
        {
            table.AddRow([$"{window.Sequence}", Span(result.FlightsOf(window)), $"{window.Predictions}", .. window.Columns.Select(Cell)]);
        }

        console.Write(table);
        console.MarkupLine(
            "[grey]p after Benjamini-Hochberg.  · stable  ? suspected  ! drifted"
            + (same > 0 ? $"  Windows 1 to {same}: as in the clean stream.[/]" : "[/]"));
    }

    private static TableColumn Column(string header) => new TableColumn(header).NoWrap().Padding(0, 1);

    private static string Span(IReadOnlyList<Flight> flights) => $"{flights[0].Departure:dd MMM}-{flights[^1].Departure:dd MMM}";

    private static string Cell(ColumnVerdict verdict)
    {
        var (colour, mark) = (VerdictStyle.Colour(verdict.State), VerdictStyle.Mark(verdict.State));
        return $"[{colour}]{verdict.Statistics.Psi:0.00} {VerdictStyle.PValue(verdict.AdjustedPValue),-6} {mark}[/]";
    }
}
