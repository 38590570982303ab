namespace ModelMonitor.Statistics;

/// <summary>A test for a change of location, spread or shape, and its three parts.</summary>
/// <param name="Statistic">T = Location² + 0.6·Spread² + 0.05·ChiSquare.</param>
/// <param name="PValue">p-value of T, in [0, 1].</param>
/// <param name="Location">
/// Van der Waerden's z, corrected for skewness: a standard normal deviate, above 0 where live values are larger.
/// </param>
/// <param name="LocationPValue">Its two-sided p-value.</param>
/// <param name="Spread">
/// Klotz' z about the live sample's own centre, corrected for skewness: a standard normal deviate, above 0 where live
/// values lie further out.
/// </param>
/// <param name="SpreadPValue">Its two-sided p-value.</param>
/// <param name="ChiSquare">Pearson's X² of homogeneity over the bins, those that are sparse joined with their neighbours.</param>
/// <param name="DegreesOfFreedom">The number of joined bins less one.</param>
/// <param name="ChiSquarePValue">Its p-value; 1 with a single bin.</param>
/// <param name="CramersV">Its effect size in [0, 1], corrected for bias (Bergsma 2013); 0 with a single bin.</param>
public readonly record struct LepageResult(
    double Statistic,
    double PValue,
    double Location,
    double LocationPValue,
    double Spread,
    double SpreadPValue,
    double ChiSquare,
    int DegreesOfFreedom,
    double ChiSquarePValue,
    double CramersV);
