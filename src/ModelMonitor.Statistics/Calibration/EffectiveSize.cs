namespace ModelMonitor.Statistics;

/// <summary>
/// How many independent values an autocorrelated series is worth: n·(1 − ρ₁)/(1 + ρ₁) for a first-order autoregression
/// (Bayley and Hammersley 1946). Tests that take the values as independent reject too often when given n. O(n) from values,
/// O(1) from a known autocorrelation; not mergeable, for neighbours count.
/// </summary>
public static class EffectiveSize
{
    /// <summary>The largest lag-1 autocorrelation that is believed: the size is never below 1/199 of the values.</summary>
    public const double LargestAutocorrelation = 0.99;

    /// <summary>The effective size of a series by its lag-1 autocorrelation.</summary>
    /// <param name="values">The values in the order of time: at least two, all finite.</param>
    /// <returns>A number in (0, n]; n for a constant series and for one that alternates.</returns>
    /// <exception cref="ArgumentException">There are fewer than two values, or one is NaN or infinite.</exception>
    public static double Of(ReadOnlySpan<double> values)
    {
        var autocorrelation = Autocorrelation(values);
        return Of(values.Length, double.IsNaN(autocorrelation) ? 0 : autocorrelation);
    }

    /// <summary>
    /// The effective size of a series of which the lag-1 autocorrelation is known, as from means of sub-windows.
    /// </summary>
    /// <param name="size">Number of values n, at least 0.</param>
    /// <param name="autocorrelation">Lag-1 autocorrelation, in [−1, 1]; it is taken as 0 below 0 and as 0.99 above that.</param>
    /// <returns>n·(1 − ρ)/(1 + ρ).</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The size is negative, or the autocorrelation is NaN or outside [−1, 1].
    /// </exception>
    public static double Of(long size, double autocorrelation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (!(autocorrelation >= -1 && autocorrelation <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(autocorrelation), autocorrelation, "A correlation lies in [-1, 1].");
        }
        var rho = Math.Clamp(autocorrelation, 0, LargestAutocorrelation);
        return size * (1 - rho) / (1 + rho);
    }

    /// <summary>Lag-1 autocorrelation Σ(xₜ − x̄)(xₜ₊₁ − x̄) / Σ(xₜ − x̄)².</summary>
    /// <param name="values">The values in the order of time: at least two, all finite.</param>
    /// <returns>A number in [−1, 1]; NaN for a constant series.</returns>
    /// <exception cref="ArgumentException">There are fewer than two values, or one is NaN or infinite.</exception>
    public static double Autocorrelation(ReadOnlySpan<double> values)
    {
        Sample.Require(values, nameof(values), minimum: 2);
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }
        var products = 0.0;
        for (var i = 1; i < values.Length; i++)
        {
            products += (values[i - 1] - moments.Mean) * (values[i] - moments.Mean);
        }
        return moments.M2 > 0 ? Math.Clamp(products / moments.M2, -1, 1) : double.NaN;
    }
}
