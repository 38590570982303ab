namespace ModelMonitor.Statistics;

/// <summary>A permutation test of the maximum mean discrepancy.</summary>
/// <param name="Unbiased">
/// The unbiased estimate of MMD² (U-statistic): 0 on average without a difference, so often slightly negative. What is
/// tested.
/// </param>
/// <param name="Biased">
/// The estimate of MMD² over all pairs (V-statistic), at least 0; its root is the distance of the mean embeddings of the
/// samples.
/// </param>
/// <param name="PValue">Permutation p-value (1 + #{at least as large}) / (1 + permutations).</param>
/// <param name="Permutations">Number of random permutations.</param>
/// <param name="Seed">Seed of the permutations: the same seed gives the same p-value.</param>
/// <param name="XSize">Number of rows of the first sample.</param>
/// <param name="YSize">Number of rows of the second sample.</param>
public readonly record struct MaximumMeanDiscrepancyResult(
    double Unbiased, double Biased, double PValue, int Permutations, int Seed, int XSize, int YSize);
