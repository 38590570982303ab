using ModelMonitor.Detection;
using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>The windows of a replay from left to right: the PSI of each column, and the share of missing values where there are any.</summary>
internal static class DriftLines
{
    private const double TopPsi = 0.5;

    public static void Show(IAnsiConsole console, ReplayResult result)
    {
        var grid = new Grid().AddColumns(3);
        for (var i = 0; i < result.Windows[0].Columns.Count; i++)
        {
            ColumnVerdict[] verdicts = [.. result.Windows.Select(window => window.Columns[i])];
            AddLine(grid, $"{verdicts[0].Name} PSI", verdicts, verdict => verdict.Statistics.Psi, TopPsi, "0.00");
            if (verdicts.Any(verdict => MissingShare(verdict) > 0))
            {
                AddLine(grid, $"{verdicts[0].Name} missing", verdicts, MissingShare, top: 1, "0 %");
            }
        }

        console.Write(new Padder(grid, new Padding(2, 1, 0, 1)));
    }

    private static void AddLine(
        Grid grid, string title, ColumnVerdict[] verdicts, Func<ColumnVerdict, double> value, double top, string format)
    {
        var blocks = SparkLine.Of(verdicts.Select(value), top)
            .Zip(verdicts, (block, verdict) => $"[{VerdictStyle.Colour(verdict.State)}]{block}[/]");
        grid.AddRow(
            Markup.Escape(title),
            string.Concat(blocks),
            $"[grey]{verdicts.Min(value).ToString(format)} to {verdicts.Max(value).ToString(format)}[/]");
    }

    private static double MissingShare(ColumnVerdict verdict) =>
        verdict.Tests.Where(test => test.Aspect == DriftAspect.MissingValues).Select(test => test.Share).FirstOrDefault();
}
