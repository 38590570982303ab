using static ModelMonitor.Benchmarks.Decisions.DecisionReport;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>How often the default rules of other products fire without a change.</summary>
internal static class PeerTable
{
    private const int FamilyWindows = 2_000;

    public static void Print(IReadOnlyDictionary<(DataFamily Family, int Rows), Scores[]> peers, IReadOnlyList<DecisionCell> cells)
    {
        int[] columns = [.. cells.Select(cell => cell.Columns).Distinct()];
        var sizes = cells.Select(cell => cell.Rows).Distinct().Where(rows => rows <= 2000).ToArray();
        foreach (var family in (DataFamily[])[DataFamily.Normal, DataFamily.Categorical])
        {
            Write($"");
            Write($"False alarms per 1,000 clean windows of published default rules, {family} data; {string.Join(", ", columns)} columns.");
            Write($"");
            Write($"| rule | {string.Join(" | ", sizes.Select(rows => $"{rows:N0} rows"))} |");
            Write($"| --- | {string.Join(" | ", sizes.Select(_ => "---:"))} |");
            for (var rule = 0; rule < PeerRules.All.Count; rule++)
            {
                var index = rule;
                var shares = sizes.Select(rows => string.Join(", ", columns.Select(count =>
                    $"{1000 * peers[(family, rows)][index].OfColumns(count, FamilyWindows, seed: 1).Share(Change.None, 1):0}")));
                Write($"| {PeerRules.All[rule].Name} | {string.Join(" | ", shares)} |");
            }
        }
    }
}
