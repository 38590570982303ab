namespace ModelMonitor.Statistics;

/// <summary>A comparison of the share of unseen categories with what the baseline lets expect.</summary>
/// <param name="Share">Live share of unseen categories, the effect size; 0 without live values.</param>
/// <param name="LowerBound">Wilson's lower bound of that share.</param>
/// <param name="ExpectedShare">
/// Good-Turing estimate from the baseline, at least <see cref="UnseenCategories.SmallestShare"/>.
/// </param>
/// <param name="IsExcessive">Whether the lower bound exceeds the expected share.</param>
/// <param name="LiveSize">Number of live values.</param>
/// <param name="BaselineSize">Number of baseline values.</param>
public readonly record struct UnseenCategoriesResult(
    double Share, double LowerBound, double ExpectedShare, bool IsExcessive, long LiveSize, long BaselineSize);
