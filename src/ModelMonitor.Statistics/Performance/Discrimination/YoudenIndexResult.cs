namespace ModelMonitor.Statistics;

/// <summary>Youden's index of scores.</summary>
/// <param name="Statistic">max(TPR − FPR) in [0, 1]; NaN when there are only positives or only negatives.</param>
/// <param name="Threshold">
/// The highest score at which it is attained when rows with this score or more are called positive; +∞ when no threshold is
/// better than calling nothing positive.
/// </param>
public readonly record struct YoudenIndexResult(double Statistic, double Threshold);
