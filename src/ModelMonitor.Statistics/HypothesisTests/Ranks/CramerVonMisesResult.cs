namespace ModelMonitor.Statistics;

/// <summary>A two-sample Cramér-von Mises test.</summary>
/// <param name="Statistic">The statistic T of Anderson (1962).</param>
/// <param name="PValue">p-value in [0, 1].</param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
/// <param name="Method">The method that was used, exact or asymptotic.</param>
public readonly record struct CramerVonMisesResult(double Statistic, double PValue, long XSize, long YSize, PValueMethod Method);
