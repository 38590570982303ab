namespace ModelMonitor.Detection;

/// <summary>The drift statistics: the values of the attribute <c>statistic</c>.</summary>
public static class StatisticNames
{
    /// <summary>Population stability index.</summary>
    public const string Psi = "psi";

    /// <summary>Jensen-Shannon distance.</summary>
    public const string JensenShannon = "jensen_shannon";

    /// <summary>Hellinger distance.</summary>
    public const string Hellinger = "hellinger";

    /// <summary>Largest change of a share.</summary>
    public const string LInfinity = "l_infinity";

    /// <summary>Kolmogorov-Smirnov statistic.</summary>
    public const string KolmogorovSmirnov = "kolmogorov_smirnov";

    /// <summary>Wasserstein-1 distance in baseline standard deviations.</summary>
    public const string Wasserstein = "wasserstein";

    /// <summary>Chi-square statistic.</summary>
    public const string ChiSquare = "chi_square";

    /// <summary>The smallest adjusted p-value of the column's tests.</summary>
    public const string PValue = "p_value";

    /// <summary>The verdict: 0 no data, 1 insufficient data, 2 stable, 3 suspected, 4 drifted.</summary>
    public const string State = "state";

    /// <summary>All statistics.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Psi, JensenShannon, Hellinger, LInfinity, KolmogorovSmirnov, Wasserstein, ChiSquare, PValue, State];
}
