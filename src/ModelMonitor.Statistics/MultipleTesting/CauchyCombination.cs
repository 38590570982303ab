namespace ModelMonitor.Statistics;

/// <summary>
/// Combines p-values of tests of one hypothesis into one (Liu and Xie 2020): in the tail it holds under every dependence, costs
/// nothing where the tests agree, and a factor of 1 / weight where only one of them sees the change. O(d) for d tests.
/// </summary>
public static class CauchyCombination
{
    // A p-value of 1, as discrete tests give, would be an infinite score against all others.
    private const double LargestPValue = 0.99;

    /// <summary>The p-value of Σ wᵢ·tan((½ − pᵢ)π), which is standard Cauchy where nothing has changed.</summary>
    /// <param name="p">At least one p-value, in [0, 1]; those above 0.99 count as 0.99.</param>
    /// <param name="weights">A weight above 0 for each; they need not sum to 1.</param>
    /// <returns>The p-value, in [0, 1]; 0 only where one of them is.</returns>
    /// <exception cref="ArgumentException">There are none, lengths differ, or a p-value or weight is out of range.</exception>
    public static double PValue(ReadOnlySpan<double> p, ReadOnlySpan<double> weights)
    {
        if (p.IsEmpty || p.Length != weights.Length)
        {
            throw new ArgumentException($"There are {p.Length} p-values and {weights.Length} weights. Pass a weight for each of at least one.", nameof(weights));
        }
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < p.Length; i++)
        {
            UnitInterval.Require(p[i], nameof(p));
            StreamValue.RequirePositive(weights[i], nameof(weights));
            // tan((½ − p)π) as 1/tan(pπ), which keeps the digits of small p-values.
            sum += weights[i] / Math.Tan(Math.Min(p[i], LargestPValue) * Math.PI);
            total += weights[i];
        }
        // ½ − atan(t)/π in the form that keeps the digits of the tail; a p-value of 0 makes an infinite sum.
        return sum > 0 ? Math.Atan(total / sum) / Math.PI : 0.5 - Math.Atan(sum / total) / Math.PI;
    }
}
