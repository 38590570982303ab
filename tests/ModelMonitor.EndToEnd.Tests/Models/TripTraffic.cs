namespace ModelMonitor.EndToEnd.Models;

/// <summary>Trips in a fixed random order: log-uniform distances, three origins or none, half of them express.</summary>
internal sealed class TripTraffic(int seed)
{
    private readonly Random _random = new(seed);

    public IEnumerable<Trip> Take(int count, double distanceFactor = 1)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new(
                distanceFactor * Math.Exp(5 + 2 * _random.NextDouble()),
                _random.Next(4) switch { 0 => "ORD", 1 => "ATL", 2 => "DFW", _ => null },
                _random.Next(2) == 0)
            {
                Weight = _random.NextDouble(),
            };
        }
    }
}
