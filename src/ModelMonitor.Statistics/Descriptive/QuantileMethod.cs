namespace ModelMonitor.Statistics;

/// <summary>
/// How a quantile is read off n sorted values x₁ ≤ … ≤ xₙ (the types of Hyndman and Fan 1996). The types with a number
/// above 4 interpolate between neighbours at position h, from x₁ to xₙ; the others return one of the values.
/// </summary>
public enum QuantileMethod
{
    /// <summary>Type 7: h = (n − 1)p + 1. The default of R, NumPy and this library.</summary>
    Linear,

    /// <summary>
    /// Type 1, the inverse of the empirical distribution function: the smallest value with a share p of the sample at or
    /// below it.
    /// </summary>
    InvertedCdf,

    /// <summary>Type 5: h = np + ½ (Hazen).</summary>
    Hazen,

    /// <summary>Type 6: h = (n + 1)p (Weibull), the expected rank.</summary>
    Weibull,

    /// <summary>Type 8: h = (n + ⅓)p + ⅓, nearly median-unbiased whatever the distribution.</summary>
    MedianUnbiased,

    /// <summary>The value at or below the position of <see cref="Linear"/>.</summary>
    Lower,

    /// <summary>The value at or above the position of <see cref="Linear"/>.</summary>
    Higher,
}
