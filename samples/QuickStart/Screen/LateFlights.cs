using QuickStart.Model;
using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>What no look at the inputs can see: flights like before, and twice as many of them late.</summary>
internal static class LateFlights
{
    private const double ShareOfBlock = 0.01;

    public static void Show(IAnsiConsole console, DelayModel model, IReadOnlyList<Flight> known, ReplayResult clean)
    {
        console.Heading("what drift alone cannot see");
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey)
            .AddColumn("week from")
            .AddColumn(new TableColumn("flights").RightAligned())
            .AddColumn(new TableColumn("predicted late").RightAligned())
            .AddColumn(new TableColumn("late").RightAligned())
            .AddColumn("");
        AddRow(table, "baseline", model, known);
        foreach (var week in clean.Flights.GroupBy(flight => (flight.Departure - clean.Flights[0].Departure.Date).Days / 7))
        {
            AddRow(table, $"{week.First().Departure:dd MMM}", model, [.. week]);
        }

        console.Write(table);
        console.WriteLine(Lesson(clean));
    }

    private static void AddRow(Table table, string title, DelayModel model, IReadOnlyCollection<Flight> flights) => table.AddRow(
        title,
        $"{flights.Count:N0}",
        $"{flights.Average(model.Predict):0 %}",
        $"{LateShare(flights):0 %}",
        new string('█', (int)Math.Round(LateShare(flights) / ShareOfBlock)));

    private static string Lesson(ReplayResult clean)
    {
        var january = LateShare(clean.Flights.Where(flight => flight.Departure.Month == 1));
        var worst = clean.Windows.Select(clean.FlightsOf).Where(flights => flights[0].Departure.Month == 2).MaxBy(LateShare)!;
        return $"{january:0 %} of the flights of late January arrive more than 15 minutes late, and {LateShare(worst):0 %} of those of "
            + $"{worst[0].Departure:d MMMM} to {worst[^1].Departure:d MMMM}. No input moves, so nothing above moves, and the model goes on "
            + "predicting what it did: the flights are the same, their delays are not. This is concept drift. It takes the labels to "
            + "see it, and those come when a flight has landed.";
    }

    private static double LateShare(IEnumerable<Flight> flights) => flights.Average(flight => flight.IsLate ? 1.0 : 0.0);
}
