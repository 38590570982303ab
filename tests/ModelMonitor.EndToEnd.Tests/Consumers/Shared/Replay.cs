using System.Globalization;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;

namespace Fares;

/// <summary>
/// Sends 1,000 predictions for the baseline, 1,000 like them, and 1,000 whose distance came in kilometres, and prints
/// what the agent saw.
/// </summary>
internal static class Replay
{
    private const int WindowSize = 250;
    private const int PhaseSize = 1_000;
    private const int Windows = 2 * PhaseSize / WindowSize;

    public static int Run(Func<double, string?, double> predict)
    {
        using var agent = MonitoringAgent.Start(options =>
        {
            var model = options.ForModel("fare");
            model.BaselineSize = PhaseSize;
            model.WindowSize = WindowSize;
            model.KeptReports = Windows;
        });
        var random = new Random(20010101);
        foreach (var kilometresPerUnit in (ReadOnlySpan<double>)[1, 1, 1.609344])
        {
            for (var i = 0; i < PhaseSize; i++)
            {
                var distance = Math.Exp(6 + random.NextDouble() + random.NextDouble());
                predict(kilometresPerUnit * distance, random.Next(3) switch { 0 => "ORD", 1 => "ATL", _ => null });
            }

            agent.Drain();
        }

        var reports = agent.Reports("fare");
        var clean = reports.Take(PhaseSize / WindowSize).ToList();
        var drifted = reports.Where(report => report.State == DriftState.Drifted)
            .SelectMany(report => report.Columns.Where(column => column.State == DriftState.Drifted))
            .Select(column => column.Name).Distinct().Order();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{reports.Count} windows, {reports.Sum(report => report.Predictions)} predictions, " +
            $"{clean.Count(report => report.State == DriftState.Stable)} clean, drifted: {string.Join(" ", drifted)}"));
        return reports.Count == Windows ? 0 : 1;
    }
}
