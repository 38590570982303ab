namespace ModelMonitor.Statistics;

/// <summary>
/// Exact test of two Poisson rates, such as rows per hour: given the total, the first count is binomial with the share
/// of the first exposure (Przyborowski and Wilenski 1940). It assumes independent events: traffic that comes in bursts
/// or has seasons varies more; use <see cref="VolumeBaseline"/> for it.
/// </summary>
public static class PoissonRate
{
    /// <summary>
    /// Tests whether two rates are equal. The two-sided p-value adds the probabilities of all counts that are no more
    /// probable than the observed one. O(log N) for N events, accurate to 1e-9 up to a million events, to 1e-5 up to a
    /// billion and to 1e-2 up to 10¹², the most that are taken.
    /// </summary>
    /// <param name="count1">Events of the first side, at least 0.</param>
    /// <param name="exposure1">For how long, or how much, the first side was observed; finite and above 0.</param>
    /// <param name="count2">Events of the second side, at least 0.</param>
    /// <param name="exposure2">Exposure of the second side, in the same unit.</param>
    /// <returns>The test; p = 1 when there are no events at all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, both add up to more than 10¹², or an exposure is not finite and above 0.
    /// </exception>
    public static PoissonRateResult Test(long count1, double exposure1, long count2, double exposure2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count1);
        ArgumentOutOfRangeException.ThrowIfNegative(count2);
        StreamValue.RequirePositive(exposure1, nameof(exposure1));
        StreamValue.RequirePositive(exposure2, nameof(exposure2));
        var (rate1, rate2) = (count1 / exposure1, count2 / exposure2);
        if (count2 > BinomialLaw.MaxTrials - count1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count2), count2, $"Together with the {count1} events of the first side there are more than {BinomialLaw.MaxTrials}. Compare shorter times.");
        }
        var total = count1 + count2;
        var law = new BinomialLaw(total, 1 / (1 + exposure2 / exposure1));
        return new PoissonRateResult(
            rate1, rate2, total == 0 ? double.NaN : rate1 / rate2, law.TwoSided(count1), law.AtMost(count1), law.AtLeast(count1), count1, count2);
    }
}
