namespace ModelMonitor.Statistics;

/// <summary>A two-sample test of equal mean vectors.</summary>
/// <param name="TSquared">
/// T² = mn/(m + n)·(x̄ − ȳ)ᵀS⁻¹(x̄ − ȳ) with the pooled covariance S. +∞ when a column that is constant within both samples
/// differs between them.
/// </param>
/// <param name="F">T²·(m + n − d − 1)/((m + n − 2)·d); NaN when m + n − d − 1 or d is 0 or less.</param>
/// <param name="PValue">Of the F law with d and m + n − d − 1 degrees of freedom, or of permutations; in [0, 1].</param>
/// <param name="Distance">
/// The effect size √((x̄ − ȳ)ᵀS⁻¹(x̄ − ȳ)): Mahalanobis' distance of the means, in standard deviations.
/// </param>
/// <param name="Dimensions">Number d of columns that vary; columns that are one and the same constant are left out.</param>
/// <param name="Ridge">
/// λ added to the diagonal of the pooled correlation matrix, or 0. With it T² is smaller and the F test conservative.
/// </param>
/// <param name="Permutations">Number of permutations, 0 for the F law.</param>
/// <param name="XSize">Number of rows of the first sample.</param>
/// <param name="YSize">Number of rows of the second sample.</param>
public readonly record struct HotellingTSquaredResult(
    double TSquared, double F, double PValue, double Distance, int Dimensions, double Ridge, int Permutations, long XSize, long YSize);
