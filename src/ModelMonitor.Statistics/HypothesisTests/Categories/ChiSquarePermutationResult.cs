namespace ModelMonitor.Statistics;

/// <summary>A permutation test of X² of a 2×K table.</summary>
/// <param name="Statistic">The statistic X², at least 0, over all non-empty categories.</param>
/// <param name="PValue">Permutation p-value (1 + #{at least as large}) / (1 + permutations).</param>
/// <param name="CramersV">Bias-corrected Cramér's V in [0, 1] (Bergsma 2013), the effect size.</param>
/// <param name="Permutations">Number of random permutations.</param>
/// <param name="Seed">Their seed.</param>
/// <param name="Total">Number of observations in the table.</param>
public readonly record struct ChiSquarePermutationResult(
    double Statistic, double PValue, double CramersV, int Permutations, int Seed, long Total);
