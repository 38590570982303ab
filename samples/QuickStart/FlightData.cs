using CsvHelper;

namespace QuickStart;

/// <summary>The flights that come with the sample; see data/README.md for where they are from.</summary>
internal static class FlightData
{
    private const string ResourceName = "flights.csv";

    /// <summary>The flights in order of departure: those before a day, and those from it on.</summary>
    public static (IReadOnlyList<Flight> Before, IReadOnlyList<Flight> From) LoadSplitAt(DateTime day)
    {
        using var stream = typeof(FlightData).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource '{ResourceName}' is missing from the assembly; build the sample again.");
        using var csv = CsvReader.Create(stream);
        var flights = csv.GetRecords<Flight>().ToLookup(flight => flight.Departure < day);
        return ([.. flights[true]], [.. flights[false]]);
    }
}
