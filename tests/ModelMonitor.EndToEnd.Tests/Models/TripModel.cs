namespace ModelMonitor.EndToEnd.Models;

/// <summary>A regression model with a numeric, a text and a boolean feature.</summary>
public sealed class TripModel
{
    public const string Name = "trip-duration";
    public const string Version = "2026-11";

    [Monitored(Name, Version = Version)]
    public double Predict(Trip trip)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trip.Distance);
        return Expected(trip);
    }

    /// <summary>What the model says, without being monitored.</summary>
    public static double Expected(Trip trip) => 0.5 + trip.Distance / 800 + (trip.Express ? 0 : 1.5) + (trip.Origin == "ORD" ? 0.25 : 0);
}
