namespace ModelMonitor.Statistics;

/// <summary>A two-sample Kolmogorov-Smirnov test of raw samples.</summary>
/// <param name="Statistic">D = sup|F − G| in [0, 1]: the statistic and the effect size.</param>
/// <param name="PValue">Two-sided p-value in [0, 1]; conservative when values are tied.</param>
/// <param name="Location">
/// The value at which the two empirical distribution functions are furthest apart, the first one of several.
/// </param>
/// <param name="Difference">F − G at <paramref name="Location"/>; positive when the first sample lies lower.</param>
/// <param name="XSize">Number of values of the first sample.</param>
/// <param name="YSize">Number of values of the second sample.</param>
/// <param name="Method">The method that was used, exact or asymptotic.</param>
public readonly record struct KolmogorovSmirnovResult(
    double Statistic, double PValue, double Location, double Difference, int XSize, int YSize, PValueMethod Method);
