using CsvHelper;

namespace QuickStart;

/// <summary>One flight of flights.csv. <see cref="Origin"/> and <see cref="Destination"/> are null where a scenario loses them.</summary>
[CsvRecord]
internal sealed partial record Flight(
    [CsvColumn("departure")] DateTime Departure,
    [CsvColumn("origin")] string? Origin,
    [CsvColumn("destination")] string? Destination,
    [CsvColumn("distance_miles")] double Distance,
    [CsvColumn("arrival_delay_minutes")] int ArrivalDelay)
{
    private const int LateAfterMinutes = 15;

    public int Hour => Departure.Hour;

    public bool IsLate => ArrivalDelay > LateAfterMinutes;
}
