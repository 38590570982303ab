namespace ModelMonitor.Statistics;

/// <summary>
/// The rules for the values of a numeric feature: declared limits, which no value may cross, and the range that is
/// plausible after the baseline: domain constraints in the sense of Breck et al. (2019). O(1) a value. Immutable and
/// thread-safe.
/// </summary>
/// <param name="plausible">
/// The range from <see cref="ValueRange.Plausible(ReadOnlySpan{double})"/>, or <see cref="ValueRange.Unlimited"/>.
/// </param>
/// <param name="limits">Limits that the schema declares; without them every finite number is allowed.</param>
public sealed class ValueRules(ValueRange plausible, ValueRange? limits = null)
{
    /// <summary>The range that is plausible after the baseline.</summary>
    public ValueRange Plausible { get; } = plausible;

    /// <summary>The declared limits.</summary>
    public ValueRange Limits { get; } = limits ?? ValueRange.Unlimited;

    /// <summary>Finds the fault of a value. O(1), allocates nothing.</summary>
    /// <param name="value">Any value; NaN is missing.</param>
    /// <returns>The first fault in the order of <see cref="ValueFault"/>.</returns>
    public ValueFault Check(double value)
        => double.IsNaN(value) ? ValueFault.Missing
            : double.IsInfinity(value) ? ValueFault.Infinite
            : value < Limits.Low ? ValueFault.BelowLimits
            : value > Limits.High ? ValueFault.AboveLimits
            : value < Plausible.Low ? ValueFault.ImplausiblyLow
            : value > Plausible.High ? ValueFault.ImplausiblyHigh
            : ValueFault.None;
}
