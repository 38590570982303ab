namespace ModelMonitor.Statistics;

/// <summary>A chi-square test of a table of counts.</summary>
/// <param name="Statistic">The statistic X² (or G), at least 0.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom after empty rows and columns were dropped and sparse cells pooled.</param>
/// <param name="PValue">p-value in [0, 1].</param>
/// <param name="CramersV">
/// Bias-corrected Cramér's V in [0, 1] (Bergsma 2013), the effect size; 0 for a table of one row or column.
/// </param>
/// <param name="PooledCells">
/// Number of categories that were pooled into one because their expected counts were low; 0 when none.
/// </param>
/// <param name="Exact">Whether the p-value is Fisher's exact one, because the counts were too low for the chi-square law.</param>
/// <param name="Total">Number of observations in the table.</param>
public readonly record struct ChiSquareResult(
    double Statistic, int DegreesOfFreedom, double PValue, double CramersV, int PooledCells, bool Exact, long Total);
