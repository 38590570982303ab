namespace ModelMonitor.Statistics;

/// <summary>A coefficient of correlation and the test that there is none.</summary>
/// <param name="Coefficient">The coefficient in [−1, 1], the effect size; NaN when a variable is constant.</param>
/// <param name="PValue">Two-sided p-value in [0, 1]; 1 when the coefficient is undefined or there are two pairs only.</param>
/// <param name="Count">Number of pairs.</param>
/// <param name="Method">Whether the p-value is exact or asymptotic.</param>
public readonly record struct CorrelationResult(double Coefficient, double PValue, int Count, PValueMethod Method);
