namespace ModelMonitor.Statistics;

/// <summary>A comparison of shares of repeated rows.</summary>
/// <param name="BaselineShare">Share of baseline rows that repeat an earlier one.</param>
/// <param name="LiveShare">Share of live rows that repeat an earlier one.</param>
/// <param name="LowerBound">Lower bound of the increase, by the errors of sampling and of the estimates.</param>
/// <param name="IsExcessive">Whether the lower bound exceeds the margin.</param>
/// <param name="BaselineSize">Number of baseline rows.</param>
/// <param name="LiveSize">Number of live rows.</param>
public readonly record struct DuplicateShareResult(
    double BaselineShare, double LiveShare, double LowerBound, bool IsExcessive, long BaselineSize, long LiveSize);
