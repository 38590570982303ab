using ModelMonitor.Statistics;
using static ModelMonitor.Benchmarks.Decisions.DecisionReport;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>What the engine is held to, and where it falls short.</summary>
internal static class DecisionBars
{
    /// <summary>The budget of the table: small enough to be kept in good order, large enough to be measured.</summary>
    public const double WindowsToFalseAlarm = 100;

    // A smaller rate of so many columns would be a far tail of each, which the other rules' windows do not reach.
    private const int ManyColumns = 100;
    private const int SmallestMatched = 200;
    private const int FamilyWindows = 20_000;

    /// <summary>The 95 % limits of the false alarms per 1,000 windows (Clopper and Pearson).</summary>
    public static (double Low, double High) RateOf(DecisionResult result)
    {
        var interval = ClopperPearsonInterval.Of(result.FalseAlarms, result.CleanWindows);
        return (1000 * interval.Low, 1000 * interval.High);
    }

    public static void Print(IReadOnlyList<DecisionResult> results, IReadOnlyDictionary<(DataFamily Family, int Rows), Scores[]> peers)
    {
        Write($"");
        FalseAlarms(results);
        HalfSigma(results);
        Matched(results, peers);
    }

    private static void FalseAlarms(IReadOnlyList<DecisionResult> results)
    {
        DecisionResult[] broken =
        [
            .. results.Where(result =>
                RateOf(result).High > (result.Cell.Family == DataFamily.Autocorrelated ? 3 : 1.5) * 1000 / WindowsToFalseAlarm),
        ];
        Write($"False alarms: upper 95 % limit within 1.5 times the budget (autocorrelated 3 times): {results.Count - broken.Length} of {results.Count} cells.");
        foreach (var result in broken)
        {
            Write($"- {result.Cell.Family}, {result.Cell.Rows} rows, {result.Cell.Columns} columns: up to {RateOf(result).High:0.0} per 1,000");
        }
    }

    private static void HalfSigma(IReadOnlyList<DecisionResult> results)
    {
        Write($"");
        Write($"A shift of 0.5 σ at 200 rows, found in a single window at a level of 0.1 % (goal: 95 %):");
        foreach (var result in results.Where(result => result.Cell.Rows == 200 && result.AtLevel.ContainsKey(Change.Shift050)))
        {
            Write($"- {result.Cell.Family}, {result.Cell.Columns} columns: {100 * result.AtLevel[Change.Shift050]:0} %");
        }
    }

    private static void Matched(IReadOnlyList<DecisionResult> results, IReadOnlyDictionary<(DataFamily Family, int Rows), Scores[]> peers)
    {
        Write($"");
        Write($"Single windows at matched false alarms (1 % of windows; 5 % at {ManyColumns} columns), {SmallestMatched} rows and more: the engine, and the best of the other rules.");
        Write($"");
        Write($"| data | rows | columns | change | engine | best other | which |");
        Write($"| --- | ---: | ---: | --- | ---: | ---: | --- |");
        var (compared, below) = (0, 0);
        foreach (var result in results.Where(result => result.Cell.Rows >= SmallestMatched))
        {
            Scores[] families =
            [
                .. peers[(result.Cell.Family, result.Cell.Rows)].Select(scores => scores.OfColumns(result.Cell.Columns, FamilyWindows, seed: 2)),
            ];
            var rate = result.Cell.Columns < ManyColumns ? 0.01 : 0.05;
            foreach (var change in result.Detections.Keys)
            {
                // Where a rule cannot tell windows apart, chance alone finds the rate.
                var ours = result.Scores.DetectionAt(change, rate);
                double[] theirs = [.. families.Select(scores => scores.DetectionAt(change, rate))];
                var best = theirs.Max();

                // Both shares and both thresholds are estimates: three standard errors of a difference of shares.
                var changes = result.Scores.Count(change);
                var error = Math.Sqrt(((ours * (1 - ours)) + (best * (1 - best)) + 0.02) / changes);
                compared++;
                var isBelow = ours < best - (3 * error);
                below += isBelow ? 1 : 0;
                if (isBelow || (best is > 0.05 and < 0.95))
                {
                    Write($"| {result.Cell.Family} | {result.Cell.Rows:N0} | {result.Cell.Columns} | {Changes.Name(change)} | {100 * ours:0} %{(isBelow ? " (below)" : "")} | {100 * best:0} % | {PeerRules.All[Array.IndexOf(theirs, best)].Name} |");
                }
            }
        }

        Write($"");
        Write($"Below the best other rule by more than three standard errors: {below} of {compared} comparisons (those between 5 and 95 % are listed).");
    }
}
