using System.ComponentModel.DataAnnotations;
using ModelMonitor;

namespace Strict;

internal sealed record Applicant(
    [Range(0, 1_000_000)] double Income,
    [AllowedValues("employed", "retired")] string? Employment,
    [RegularExpression("[0-9]{5}")] string? PostalCode);

internal interface IScorer
{
    double Score(Applicant applicant);
}

internal sealed class Credit : IScorer
{
    [Monitored("strict rules", Violations = ViolationPolicy.Fallback, Fallback = nameof(ByRule))]
    public double Score(Applicant applicant) => applicant.Income / 1_000;

    internal static double ByRule(Applicant applicant) => applicant.Employment is null ? 0 : 1;
}

internal static class Shapes
{
    [Monitored("strict vector")]
    public static float Embed([Feature(Length = 2)] ReadOnlySpan<float> words, float[] free) => words[0] + free.Length;

    [Monitored("strict batch")]
    public static void Batch(ReadOnlySpan<double> values, Span<double> scores) => values.CopyTo(scores);

    [Monitored("strict stream")]
    public static async IAsyncEnumerable<double> Stream(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    [Monitored("strict out")]
    public static bool TryPredict(double value, out double result)
    {
        result = value;
        return value > 0;
    }

    [Monitored("strict generic")]
    public static double Generic<T>([NotFeature] T tag, double value)
        where T : notnull => value + tag.GetHashCode();
}
