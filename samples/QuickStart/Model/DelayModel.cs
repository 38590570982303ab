using ModelMonitor;

namespace QuickStart.Model;

/// <summary>Predicts from what is known before departure whether a flight will arrive more than 15 minutes late.</summary>
internal sealed class DelayModel
{
    public const string Name = "flight-delay";

    private const double Ridge = 5;

    private readonly FlightEncoding _encoding;
    private readonly LogisticRegression _regression;

    private DelayModel(FlightEncoding encoding, LogisticRegression regression) =>
        (_encoding, _regression) = (encoding, regression);

    /// <summary>Learns from flights whose delay is known.</summary>
    public static DelayModel Fit(IReadOnlyList<Flight> flights)
    {
        var encoding = new FlightEncoding(flights);
        var inputs = flights.Select(flight => encoding.Encode(flight.Distance, flight.Hour, flight.Origin, flight.Destination));
        var labels = flights.Select(flight => flight.IsLate ? 1.0 : 0.0);
        return new(encoding, LogisticRegression.Fit([.. inputs], [.. labels], Ridge));
    }

    /// <summary>The probability that the flight arrives more than 15 minutes late.</summary>
    /// <param name="distance">Miles between the airports.</param>
    /// <param name="hour">Local hour of departure, 0 to 23.</param>
    /// <param name="origin">Airport code, or null where it is not known.</param>
    /// <param name="destination">Airport code, or null where it is not known.</param>
    [Monitored(Name, Version = "2001-01-22", Task = PredictionTask.Binary)]
    public double Predict(double distance, int hour, string? origin, string? destination) =>
        _regression.Probability(_encoding.Encode(distance, hour, origin, destination));

    public double Predict(Flight flight) => Predict(flight.Distance, flight.Hour, flight.Origin, flight.Destination);
}
