namespace ModelMonitor.Statistics;

/// <summary>A Mann-Whitney U test.</summary>
/// <param name="U">U of the first sample: the number of pairs in which it is larger, ties counting ½.</param>
/// <param name="PValue">Two-sided p-value in [0, 1].</param>
/// <param name="Superiority">
/// The effect size U/(n₁n₂) in [0, 1]: the probability that a value of the first sample exceeds one of the second, ties
/// counting ½. ½ without an effect; also the area under the ROC curve.
/// </param>
/// <param name="SuperiorityError">
/// How far <paramref name="Superiority"/> may be from that of the raw samples: 0 for raw samples, ½·Σpq for cells.
/// </param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
/// <param name="Method">The method that was used, exact or asymptotic.</param>
public readonly record struct MannWhitneyResult(
    double U, double PValue, double Superiority, double SuperiorityError, long XSize, long YSize, PValueMethod Method);
