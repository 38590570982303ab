namespace ModelMonitor.Statistics.Tests;

/// <summary>How p-values are distributed over seeded trials in which the null hypothesis is true.</summary>
public static class NullUniformity
{
    private const int Trials = 2000;
    private const int Bins = 10;

    // χ²₉ quantile at 0.999: a correct test fails one seed in a thousand, and seeds are fixed.
    private const double ChiSquareLimit = 27.877;

    /// <summary>The p-values fill ten equal bins evenly.</summary>
    public static void ShouldBeUniform(Func<Random, double> pValue, int seed, int trials = Trials)
    {
        var statistic = 0.0;
        foreach (var count in Histogram(pValue, seed, trials))
        {
            statistic += Math.Pow(count - (double)trials / Bins, 2) / ((double)trials / Bins);
        }
        statistic.ShouldBeLessThan(ChiSquareLimit);
    }

    /// <summary>No level is exceeded by more than chance: P(p ≤ α) ≤ α at every tenth, and at 1 % and 5 %.</summary>
    public static void ShouldBeConservative(Func<Random, double> pValue, int seed, int trials = Trials)
        => ShouldKeep([0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], pValue, seed, trials);

    /// <summary>For discrete p-values: the levels that are used, 1 %, 5 % and 10 %, are not exceeded by more than chance.</summary>
    public static void ShouldKeepUsualLevels(Func<Random, double> pValue, int seed) => ShouldKeep([0.01, 0.05, 0.1], pValue, seed, Trials);

    /// <summary>The share of p-values up to 5 %.</summary>
    public static double SizeAtFivePercent(Func<Random, double> pValue, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, Trials).Count(_ => pValue(random) <= 0.05) / (double)Trials;
    }

    private static void ShouldKeep(double[] levels, Func<Random, double> pValue, int seed, int trials)
    {
        var random = new Random(seed);
        var p = Enumerable.Range(0, trials).Select(_ => pValue(random)).ToArray();
        foreach (var level in levels)
        {
            var slack = 3.3 * Math.Sqrt(level * (1 - level) / trials);
            (p.Count(value => value <= level) / (double)trials).ShouldBeLessThan(level + slack, $"at level {level}");
        }
    }

    private static int[] Histogram(Func<Random, double> pValue, int seed, int trials)
    {
        var random = new Random(seed);
        var counts = new int[Bins];
        for (var trial = 0; trial < trials; trial++)
        {
            counts[Math.Min(Bins - 1, (int)(pValue(random) * Bins))]++;
        }
        return counts;
    }
}
