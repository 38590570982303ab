namespace ModelMonitor.Statistics;

/// <summary>What a metric is when its denominator is 0, such as the precision of a class that was never predicted.</summary>
public enum ZeroDivision
{
    /// <summary>
    /// NaN. Averages over classes leave such a class out, as scikit-learn does with <c>zero_division=np.nan</c>.
    /// </summary>
    Undefined,

    /// <summary>0, which averages include: scikit-learn's default.</summary>
    Zero,
}
