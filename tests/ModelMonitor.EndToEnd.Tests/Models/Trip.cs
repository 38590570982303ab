namespace ModelMonitor.EndToEnd.Models;

/// <summary>The features of a trip.</summary>
/// <param name="Distance">Kilometres; negative ones the model refuses.</param>
/// <param name="Origin">The airport, where it is known.</param>
/// <param name="Express">Whether it is non-stop.</param>
public sealed record Trip(double Distance, string? Origin, bool Express)
{
    private readonly double? _weight = 1;

    /// <summary>Tonnes; a feature that the model does not read and that may be unreadable.</summary>
    public double Weight
    {
        get => _weight ?? throw new InvalidOperationException("The weight was not loaded.");
        init => _weight = value;
    }

    /// <summary>The same trip with a weight that cannot be read.</summary>
    public Trip WithUnreadableWeight() => new(this, weight: null);

    private Trip(Trip trip, double? weight)
        : this(trip.Distance, trip.Origin, trip.Express) => _weight = weight;
}
