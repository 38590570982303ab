using ModelMonitor.Baselines;
using ModelMonitor.Capture;

namespace QuickStart.Model;

/// <summary>
/// What the flights looked like that the model was fitted on: a file beside the code. The agent compares later flights
/// with it, and the compiler the code: change a feature of <see cref="DelayModel.Predict(double, int, string, string)"/>,
/// and the build says what training had.
/// </summary>
internal static class TrainingBaseline
{
    public const string FileName = "flight-delay.baseline.json";

    /// <summary>The baseline that came with the build.</summary>
    public static Baseline Load() => Baseline.Load(Path.Combine(AppContext.BaseDirectory, FileName));

    /// <summary>Makes the baseline anew, from the flights and what the model says of them; no agent listens to these calls.</summary>
    public static Baseline Of(DelayModel model, IReadOnlyList<Flight> flights)
    {
        if (!PredictionSource.TryFind(DelayModel.Name, version: null, out var source))
        {
            throw new InvalidOperationException($"No method declares the model '{DelayModel.Name}'; did the source generator run?");
        }

        return Baseline.FromRows(source.Schema, flights.Select(flight => new object?[]
        {
            flight.Distance,
            flight.Hour,
            flight.Origin,
            flight.Destination,
            model.Predict(flight),
        }));
    }
}
