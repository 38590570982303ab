using MathNet.Numerics.Statistics;

namespace QuickStart.Model;

/// <summary>
/// How a flight becomes numbers: the standardised distance, the departure hour on a circle, and one indicator for
/// each airport with flights enough to learn from. All other airports, and a missing one, share the intercept.
/// </summary>
internal sealed class FlightEncoding
{
    private const int MinFlightsOfAirport = 30;

    private readonly double _mean;
    private readonly double _standardDeviation;
    private readonly string[] _origins;
    private readonly string[] _destinations;

    public FlightEncoding(IReadOnlyList<Flight> flights)
    {
        (_mean, _standardDeviation) = flights.Select(flight => flight.Distance).MeanStandardDeviation();
        _origins = Frequent(flights.Select(flight => flight.Origin));
        _destinations = Frequent(flights.Select(flight => flight.Destination));
    }

    public double[] Encode(double distance, int hour, string? origin, string? destination) =>
    [
        (distance - _mean) / _standardDeviation,
        .. Wave(hour, periods: 1),
        .. Wave(hour, periods: 2),
        .. Indicators(_origins, origin),
        .. Indicators(_destinations, destination),
    ];

    private static double[] Wave(int hour, int periods)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * periods * hour / 24);
        return [sin, cos];
    }

    private static IEnumerable<double> Indicators(string[] airports, string? airport) =>
        airports.Select(candidate => candidate == airport ? 1.0 : 0.0);

    private static string[] Frequent(IEnumerable<string?> airports) =>
        [.. airports.OfType<string>().CountBy(airport => airport)
            .Where(airport => airport.Value >= MinFlightsOfAirport)
            .Select(airport => airport.Key)
            .Order(StringComparer.Ordinal)];
}
