namespace ModelMonitor.Detection;

/// <summary>From where on something is an alarm if it persists, and why there.</summary>
/// <param name="Subject">A column, or <c>model</c> for what is no single column.</param>
/// <param name="Statistic">One of <see cref="StatisticNames"/>; a p-value alarms at or below the value, any other statistic at or above it.</param>
/// <param name="Value">
/// The threshold at the size of the last window. A column is judged by its p-value; the other statistics are what that level
/// amounts to there.
/// </param>
/// <param name="Reason">What the threshold follows from, in words.</param>
public sealed record EffectiveThreshold(string Subject, string Statistic, double Value, string Reason);
