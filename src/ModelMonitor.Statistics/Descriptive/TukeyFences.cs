namespace ModelMonitor.Statistics;

/// <summary>
/// Fences of the box plot (Tukey 1977): values beyond the quartiles by more than k interquartile ranges are outliers. O(1). A
/// baseline without spread has both fences at its quartiles, so that every other value is outside.
/// </summary>
public static class TukeyFences
{
    /// <summary>k of the inner fences: outliers. A normal sample has 0.7 % of its values outside.</summary>
    public const double Outlier = 1.5;

    /// <summary>k of the outer fences: extreme values. A normal sample has 2 in a million outside.</summary>
    public const double Extreme = 3;

    /// <summary>The fences of a baseline. Learn them from the baseline, never from the live values that they judge.</summary>
    /// <param name="quartiles">Quartiles of the baseline, of a sample or a sketch.</param>
    /// <param name="k">How many interquartile ranges to go beyond the quartiles, at least 0.</param>
    /// <returns>Q₁ − k·IQR to Q₃ + k·IQR; outliers lie strictly outside.</returns>
    /// <exception cref="ArgumentException">
    /// The quartiles are out of order, NaN or infinite, or k is negative, NaN or infinite.
    /// </exception>
    public static ValueRange Of(in Quartiles quartiles, double k = Outlier)
    {
        StreamValue.RequireNotNegative(k, nameof(k));
        var reach = k * quartiles.InterquartileRange;
        return !double.IsFinite(reach) || reach < 0
            ? throw new ArgumentException($"{quartiles} are no quartiles. They must be finite and in ascending order.", nameof(quartiles))
            : new ValueRange(quartiles.Lower - reach, quartiles.Upper + reach);
    }
}
