namespace ModelMonitor.Detection;

/// <summary>
/// How far the values of a window lie from the baseline. Infinite and missing values are left out; a statistic
/// that does not apply to the column is NaN.
/// </summary>
/// <param name="Psi">Population stability index over the baseline's groups, half a count added to each; 0 and up.</param>
/// <param name="PsiNoise">The PSI to be expected at this window size without any change.</param>
/// <param name="JensenShannon">Jensen-Shannon distance, base 2, over the same groups; 0 to 1.</param>
/// <param name="Hellinger">Hellinger distance over the same groups; 0 to 1.</param>
/// <param name="LInfinity">The largest change of the share of one group or category; 0 to 1.</param>
/// <param name="KolmogorovSmirnov">The largest difference of the distribution functions at the cell edges; numeric columns; 0 to 1.</param>
/// <param name="KolmogorovSmirnovBound">What the Kolmogorov-Smirnov statistic of the raw values is at most.</param>
/// <param name="Wasserstein">Wasserstein-1 distance in baseline standard deviations, its certified lower bound; numeric columns.</param>
/// <param name="WassersteinBound">Its certified upper bound.</param>
/// <param name="ChiSquare">Chi-square statistic of homogeneity over the same groups, sparse ones pooled.</param>
/// <param name="ChiSquarePValue">Its p-value, before any correction.</param>
/// <param name="CramersV">Its bias-corrected effect size; 0 to 1.</param>
public readonly record struct DriftStatistics(
    double Psi,
    double PsiNoise,
    double JensenShannon,
    double Hellinger,
    double LInfinity,
    double KolmogorovSmirnov,
    double KolmogorovSmirnovBound,
    double Wasserstein,
    double WassersteinBound,
    double ChiSquare,
    double ChiSquarePValue,
    double CramersV)
{
    /// <summary>Every statistic NaN: too few values.</summary>
    public static DriftStatistics Undefined { get; } = new(
        double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN,
        double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
