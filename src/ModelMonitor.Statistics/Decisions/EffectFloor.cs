namespace ModelMonitor.Statistics;

/// <summary>
/// The smallest effects that are worth an alarm, by statistic. With enough rows every difference is significant, so a
/// change is drift only when it is certain and large: <see cref="IsDrift"/>. Above some 5,000 rows the floor decides,
/// below some 500 the p-value. The values are conventions: those of Wasserstein, PSI, Jensen-Shannon and Hellinger are the
/// defaults of Evidently, the others are chosen here; raise them for features that matter little. O(1).
/// </summary>
public static class EffectFloor
{
    /// <summary>Kolmogorov-Smirnov D: a tenth of the mass.</summary>
    public const double KolmogorovSmirnov = 0.1;

    /// <summary>Wasserstein distance in baseline standard deviations (<see cref="Statistics.Wasserstein.Scale"/>).</summary>
    public const double Wasserstein = 0.1;

    /// <summary>Population stability index in nats.</summary>
    public const double PopulationStabilityIndex = 0.1;

    /// <summary>Jensen-Shannon distance to base 2.</summary>
    public const double JensenShannon = 0.1;

    /// <summary>Hellinger distance.</summary>
    public const double Hellinger = 0.1;

    /// <summary>Largest change of the share of one category.</summary>
    public const double LInfinity = 0.1;

    /// <summary>Cramér's V of a chi-square or G test.</summary>
    public const double CramersV = 0.1;

    /// <summary>|A − ½|, the distance of Mann-Whitney's superiority from no effect.</summary>
    public const double Superiority = 0.05;

    /// <summary>|h|, Cohen's effect size of two proportions.</summary>
    public const double CohensH = 0.1;

    /// <summary>|d|, the difference of two means in standard deviations.</summary>
    public const double CohensD = 0.1;

    /// <summary>The rule of drift: statistically certain and practically large.</summary>
    /// <param name="adjustedPValue">The p-value after the correction for all tests made together, in [0, 1].</param>
    /// <param name="effect">The effect size; its sign does not matter. ±∞ is large.</param>
    /// <param name="floor">The smallest effect worth an alarm, finite and at least 0.</param>
    /// <param name="alpha">Level of the correction, strictly between 0 and 1.</param>
    /// <returns>Whether p ≤ α and |effect| ≥ floor; false for an effect that is NaN, which is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The p-value, the floor or the level is out of its range or NaN.</exception>
    public static bool IsDrift(double adjustedPValue, double effect, double floor, double alpha = 0.05)
    {
        UnitInterval.Require(adjustedPValue, nameof(adjustedPValue));
        StreamValue.RequireNotNegative(floor, nameof(floor));
        StreamValue.RequireProbability(alpha, nameof(alpha));
        return adjustedPValue <= alpha && Math.Abs(effect) >= floor;
    }
}
