namespace ModelMonitor.Statistics;

/// <summary>A two-sample Anderson-Darling test.</summary>
/// <param name="Statistic">The standardised statistic (A² − 1)/σ; large values speak against equal distributions.</param>
/// <param name="ASquared">The raw statistic A², of mid-ranks unless right-continuous functions were asked for.</param>
/// <param name="PValue">p-value interpolated from a table, between 0.001 and 0.25.</param>
/// <param name="IsClamped">Whether the true p-value lies outside that range. Do not rank such p-values against others.</param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
public readonly record struct AndersonDarlingResult(
    double Statistic, double ASquared, double PValue, bool IsClamped, long XSize, long YSize);
