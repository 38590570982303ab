using System.Diagnostics.CodeAnalysis;
using ModelMonitor;

namespace Strict;

internal enum Weather
{
    Sunny,
    Wet,
}

internal sealed record Hour(double Temperature, string? Station, Weather Weather, [property: PredictionKey] long Order);

internal readonly record struct Label(bool PredictedLabel, float Probability);

internal interface IModel
{
    [Monitored("strict interface")]
    double Predict(Hour hour);
}

internal sealed partial class Model : IModel
{
    public double Predict(Hour hour) => 2 * hour.Temperature;

    [Monitored("strict partial")]
    public partial (string PredictedLabel, double Score) Describe(in Hour hour, [Feature(Kind = FeatureKind.HourOfDay)] DateTime at);

    [Monitored("strict task")]
    public async Task<Label> LabelAsync(Hour hour, [NotFeature] ILookup<string, int>? more, CancellationToken cancellationToken)
    {
        await Task.Delay(Predict(hour) > more?.Count ? 1 : 0, cancellationToken);
        return new(hour.Weather == Weather.Wet, 0.5f);
    }

    private static (string PredictedLabel, double Score) DescribeCore(in Hour hour, DateTime at) => (hour.Station ?? "none", at.Hour);
}

internal struct Counting
{
    public int Calls { get; private set; }

    [Monitored("strict struct")]
    public float Predict(decimal x, ref readonly int y, [AllowNull] string z = null) => (float)x + y + ++Calls + (z?.Length ?? 0);
}

internal static class Client
{
    public static double Ask(IModel model, Hour hour) => model.Predict(hour);

    public static double Ask(IScorer scorer, Applicant applicant) => scorer.Score(applicant);
}

internal static class Extensions
{
    [Monitored("strict extension")]
    public static int Rank(this Hour hour, ulong limit) => hour.Temperature < limit ? 1 : 0;
}
