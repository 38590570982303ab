using ModelMonitor.Statistics;

namespace ModelMonitor.Tests.Detection;

/// <summary>What p-values must be where nothing has changed.</summary>
internal static class PValues
{
    // Of a hundred comparisons one in ten thousand may fail for nothing: that is none of those that have fixed seeds and pass.
    private const double Tolerated = 1e-4;

    /// <summary>
    /// At each level no more p-values are as small than the binomial law allows with a chance above 1e-4; small levels may be
    /// exceeded by a stated factor where a law is only near.
    /// </summary>
    /// <param name="pValues">Independent p-values.</param>
    /// <param name="slack">The factor by which a level may be exceeded.</param>
    public static void ShouldBeHonest(this IReadOnlyCollection<double> pValues, double slack = 1)
    {
        foreach (var level in (double[])[0.2, 0.05, 0.01, 0.001])
        {
            var smaller = pValues.Count(p => p <= level);
            var chance = ExactBinomial.Test(smaller, pValues.Count, Math.Min(1, slack * level), Alternative.Greater).PValue;
            chance.ShouldBeGreaterThan(Tolerated, $"{smaller} of {pValues.Count} p-values are at most {level}");
        }
    }
}
