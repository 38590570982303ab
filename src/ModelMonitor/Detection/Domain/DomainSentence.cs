using System.Globalization;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>The one sentence of a comparison: whether rows can be told apart, by what, and how sure that is.</summary>
internal static class DomainSentence
{
    private const double Level = 0.05;

    // Columns are named until the next one tells less than this.
    private const double LeastShare = 0.1;
    private const int MostNamed = 3;

    public static string Of(DomainComparison comparison, SampledRows reference, int fewest)
    {
        var others = reference.Start is { } start ? string.Create(CultureInfo.InvariantCulture, $"those of the window from {start:yyyy-MM-dd HH:mm}") : "the baseline's";
        if (double.IsNaN(comparison.AreaUnderCurve))
        {
            return $"{comparison.Model}: {comparison.Rows} rows against {comparison.ReferenceRows} of {others} are too few to be told apart; {fewest} of each are needed";
        }

        var evidence = $"an area of {Words.Number(comparison.AreaUnderCurve)} where 0.5 is chance; " +
            $"{Words.PValue(comparison.PValue)}, {comparison.Rows} rows against {comparison.ReferenceRows}";
        return comparison.PValue <= Level
            ? $"{comparison.Model}: the rows can be told from {others}, mostly by {Names(comparison.Columns)}: {evidence}"
            : $"{comparison.Model}: the rows cannot be told from {others}: {evidence}";
    }

    private static string Names(IReadOnlyList<ColumnImportance> columns)
    {
        var most = Math.Max(1, columns.Take(MostNamed).Count(column => column.Share >= LeastShare));
        string[] names = [.. columns.Take(most).Select(column => $"{column.Column} ({Words.Percent(column.Share)})")];
        return names is [.. var first, var last] && first is not [] ? $"{string.Join(", ", first)} and {last}" : names[0];
    }
}
