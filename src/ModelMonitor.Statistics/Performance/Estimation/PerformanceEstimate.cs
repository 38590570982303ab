namespace ModelMonitor.Statistics;

/// <summary>A performance metric estimated without the labels of the window.</summary>
/// <param name="Value">The estimate; NaN where the metric is undefined, such as precision without predicted positives.</param>
/// <param name="StandardError">Its standard error, as the estimator documents it; NaN where the value is.</param>
/// <param name="EffectiveSize">Number of rows that the estimate rests on, or the effective number of weighted ones.</param>
/// <param name="Assumption">What must not have changed. The estimate cannot tell: it is wrong where it has.</param>
/// <param name="IsReliable">
/// Whether there are enough rows: 200 of them, or weights with an effective size of 100. Below, show the value and raise
/// no alarm.
/// </param>
public readonly record struct PerformanceEstimate(
    double Value, double StandardError, double EffectiveSize, EstimateAssumption Assumption, bool IsReliable)
{
    internal const int SmallestSize = 200;
}
