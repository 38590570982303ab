namespace ModelMonitor.Statistics;

/// <summary>A test of the maximum mean discrepancy with a bandwidth learned on one half of the rows.</summary>
/// <param name="Bandwidth">σ of the Gaussian kernel with the largest estimated power.</param>
/// <param name="MedianDistance">The median distance of the same rows, which σ is a power of √2 times.</param>
/// <param name="HeldOut">The permutation test with it, on the other half.</param>
public readonly record struct LearnedBandwidthMmdResult(double Bandwidth, double MedianDistance, MaximumMeanDiscrepancyResult HeldOut);
