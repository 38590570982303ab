using System.Globalization;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>
/// The operating characteristics of the default settings: false alarms without a change, and how often and how fast changes
/// are found, beside what the published default rules of other products do. Seeded: the same numbers on every machine.
/// </summary>
internal static class DecisionReport
{
    public const string Verb = "decisions";

    private static readonly int[] Columns = [1, 20, 100];

    public static void Print(bool isQuick)
    {
        int[] sizes = isQuick ? [50, 200, 1000] : [50, 100, 200, 500, 2000, 10_000];
        var plan = isQuick ? SimulationPlan.Quick : SimulationPlan.Full;
        var cells = DecisionCell.All(sizes, isQuick ? [1, 20] : Columns);

        // The longest first, so that no core waits for one at the end.
        var results = new Dictionary<DecisionCell, DecisionResult>();
        Parallel.ForEach(
            cells.OrderByDescending(cell => (long)cell.Rows * cell.Columns),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            cell =>
            {
                var result = new EngineRun(cell, DecisionBars.WindowsToFalseAlarm, plan).Run();
                lock (results)
                {
                    results.Add(cell, result);
                }
            });
        var peers = new Dictionary<(DataFamily Family, int Rows), Scores[]>();
        Parallel.ForEach(
            cells.Select(cell => (cell.Family, cell.Rows)).Distinct().OrderByDescending(cell => cell.Rows),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            cell =>
            {
                var scores = PeerRun.Run(cell.Family, cell.Rows, plan.For(cell.Rows));
                lock (peers)
                {
                    peers.Add(cell, scores);
                }
            });

        DecisionResult[] ordered = [.. cells.Select(cell => results[cell])];
        Write($"Baselines of {EngineModel.BaselineRows:N0} rows, {plan.Baselines} for each cell; {plan.Baselines * plan.CleanWindows:N0} clean windows and");
        Write($"{plan.Baselines * plan.Episodes:N0} changes of each kind for each cell; the budget is one false alarm in {DecisionBars.WindowsToFalseAlarm:N0} windows.");
        EngineTable.Print(ordered, plan);
        PeerTable.Print(peers, cells);
        DecisionBars.Print(ordered, peers);
    }

    internal static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
