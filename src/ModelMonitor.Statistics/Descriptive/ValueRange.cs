namespace ModelMonitor.Statistics;

/// <summary>
/// A closed range of numbers, such as the fences of outliers or the limits of a sensor; an end may be infinite.
/// </summary>
public readonly record struct ValueRange
{
    /// <summary>All numbers.</summary>
    public static ValueRange Unlimited => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Makes a range.</summary>
    /// <param name="low">Lower end, −∞ for none.</param>
    /// <param name="high">Upper end, at least <paramref name="low"/>, +∞ for none.</param>
    /// <exception cref="ArgumentException">An end is NaN, or the lower one is above the upper one.</exception>
    public ValueRange(double low, double high)
    {
        if (!(low <= high))
        {
            throw new ArgumentException($"The range runs from {low} to {high}. The lower end must be at most the upper one, and neither NaN.", nameof(low));
        }
        (Low, High) = (low, high);
    }

    /// <summary>Lower end, which belongs to the range.</summary>
    public double Low { get; }

    /// <summary>Upper end, which belongs to the range.</summary>
    public double High { get; }

    /// <summary>
    /// The range in which values are plausible after a baseline: its own, and half of the distance from the 1 % to the
    /// 99 % quantile beyond either end; a rule derived here. O(1).
    /// </summary>
    /// <param name="sorted">The baseline: at least one value, in ascending order, all finite.</param>
    /// <returns>min − r to max + r with r = ½(q₉₉ − q₀₁); the value alone for a constant baseline.</returns>
    /// <exception cref="ArgumentException">The sample is empty, or its ends are out of order, NaN or infinite.</exception>
    public static ValueRange Plausible(ReadOnlySpan<double> sorted)
        => Plausible(
            Quantile.OfSorted(sorted, 0), Quantile.OfSorted(sorted, 0.01), Quantile.OfSorted(sorted, 0.99), Quantile.OfSorted(sorted, 1));

    /// <summary>The same from quantiles, as a sketch of the baseline has them.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="q01">The 1 % quantile.</param>
    /// <param name="q99">The 99 % quantile.</param>
    /// <param name="max">The largest value.</param>
    /// <returns>min − r to max + r with r = ½(q₉₉ − q₀₁).</returns>
    /// <exception cref="ArgumentException">The numbers are not finite and in ascending order.</exception>
    public static ValueRange Plausible(double min, double q01, double q99, double max)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || !(min <= q01 && q01 <= q99 && q99 <= max))
        {
            throw new ArgumentException(
                $"Minimum {min}, quantiles {q01} and {q99}, maximum {max} are not finite and in ascending order.", nameof(min));
        }
        var reach = 0.5 * (q99 - q01);
        return new ValueRange(min - reach, max + reach);
    }

    /// <summary>Whether a value lies in the range, ends included; NaN does not.</summary>
    /// <param name="value">Any value.</param>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Number of values that do not lie in the range, NaN among them. O(n).</summary>
    /// <param name="values">Any values.</param>
    public long CountOutside(ReadOnlySpan<double> values)
    {
        var outside = 0L;
        foreach (var value in values)
        {
            outside += Contains(value) ? 0 : 1;
        }
        return outside;
    }
}
