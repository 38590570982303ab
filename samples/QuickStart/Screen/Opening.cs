using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>What is about to be seen.</summary>
internal static class Opening
{
    public static void Show(IAnsiConsole console, IReadOnlyList<Flight> known, IReadOnlyList<Flight> upcoming)
    {
        console.Heading("ModelMonitor QuickStart: will this flight be late?");
        console.WriteLine(
            $"A logistic model, fitted on the {known.Count:N0} flights before {upcoming[0].Departure:d MMMM yyyy}, predicts from distance, hour, origin and "
            + "destination whether a flight arrives more than 15 minutes late. One attribute on its method has every prediction captured. "
            + $"These flights are the baseline; the {upcoming.Count:N0} after them are replayed three times.");
    }
}
