namespace QuickStart;

/// <summary>What happens upstream of the model while the flights are replayed.</summary>
/// <param name="Name">Short, also for the exported metrics.</param>
/// <param name="Story">What happens, in a sentence.</param>
/// <param name="BreaksOn">The day from which the inputs are wrong; null where they never are.</param>
/// <param name="Break">The flight as the broken upstream delivers it; the number counts the replayed flights from 0.</param>
internal sealed record Scenario(string Name, string Story, DateTime? BreaksOn, Func<Flight, int, Flight> Break)
{
    private const double KilometresPerMile = 1.609344;
    private static readonly DateTime FirstOfMarch = new(2001, 3, 1);

    public static Scenario CleanStream { get; } = new(
        "clean stream",
        "The flights as they are, ten weeks of them.",
        BreaksOn: null,
        (flight, _) => flight);

    public static Scenario Kilometres { get; } = new(
        "unit bug",
        "From 1 March an upstream service delivers the distance in kilometres.",
        FirstOfMarch,
        (flight, _) => flight with { Distance = flight.Distance * KilometresPerMile });

    public static Scenario BrokenJoin { get; } = new(
        "broken join",
        "From 1 March a join loses the origin of 3 flights in 10.",
        FirstOfMarch,
        (flight, number) => number % 10 is 0 or 3 or 7 ? flight with { Origin = null } : flight);

    /// <summary>The flight as it reaches the model.</summary>
    public Flight Deliver(Flight flight, int number) => flight.Departure >= BreaksOn ? Break(flight, number) : flight;
}
