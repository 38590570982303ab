namespace ModelMonitor.Statistics;

/// <summary>One point of a reliability diagram.</summary>
/// <param name="Count">Number of rows.</param>
/// <param name="MeanProbability">Their mean predicted probability; NaN without rows.</param>
/// <param name="ObservedRate">
/// The share of positives among them; NaN without rows. <see cref="WilsonInterval"/> says how sure it is.
/// </param>
public readonly record struct CalibrationBin(long Count, double MeanProbability, double ObservedRate);
