namespace ModelMonitor.Statistics;

/// <summary>A permutation test of the energy distance.</summary>
/// <param name="Distance">The distance D, in roots of the unit of the values.</param>
/// <param name="Normalised">
/// The effect size D²/(2·E|X − Y|) in [0, 1], free of units; 0 when both samples are the same constant.
/// </param>
/// <param name="PValue">Permutation p-value (1 + #{at least as far}) / (1 + permutations).</param>
/// <param name="Permutations">Number of random permutations.</param>
/// <param name="Seed">Seed of the permutations: the same seed gives the same p-value.</param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
public readonly record struct EnergyDistanceResult(
    double Distance, double Normalised, double PValue, int Permutations, int Seed, int XSize, int YSize);
