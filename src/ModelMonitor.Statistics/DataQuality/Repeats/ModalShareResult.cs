namespace ModelMonitor.Statistics;

/// <summary>The shares of the most frequent values of a feature.</summary>
/// <param name="BaselineShare">Share of the most frequent baseline value, in (0, 1].</param>
/// <param name="LiveShare">Share of the most frequent live value, the effect size.</param>
/// <param name="IsConstant">Whether all live values are equal, whatever the baseline was.</param>
/// <param name="HasCollapsed">Whether the feature is nearly constant now and was not in the baseline.</param>
/// <param name="BaselineSize">Number of baseline values.</param>
/// <param name="LiveSize">Number of live values.</param>
public readonly record struct ModalShareResult(
    double BaselineShare, double LiveShare, bool IsConstant, bool HasCollapsed, long BaselineSize, long LiveSize);
