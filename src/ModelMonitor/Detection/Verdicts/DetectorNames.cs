namespace ModelMonitor.Detection;

/// <summary>The detectors that vote on a finding: the values of <see cref="Finding.AgreedBy"/> for columns.</summary>
public static class DetectorNames
{
    /// <summary>Van der Waerden's test of location, on the baseline's cells.</summary>
    public const string Location = "location";

    /// <summary>Klotz' test of spread, on the baseline's cells.</summary>
    public const string Spread = "spread";

    /// <summary>The chi-square test of homogeneity, on the baseline's bins or categories.</summary>
    public const string ChiSquare = "chi_square";

    /// <summary>The Kolmogorov-Smirnov test, on the baseline's cells.</summary>
    public const string KolmogorovSmirnov = "kolmogorov_smirnov";

    /// <summary>The largest change of a single category's share.</summary>
    public const string LInfinity = "l_infinity";

    /// <summary>Fisher's exact test of a share, or the test of likelihood ratio where counts are large.</summary>
    public const string Proportion = "proportion";

    /// <summary>The exact binomial test of a share against a tolerated one.</summary>
    public const string ExactBinomial = "exact_binomial";

    /// <summary>The evidence of the slices that came so far, by a test that may be looked at at any time.</summary>
    public const string Evidence = "evidence";

    /// <summary>A threshold that the options fix.</summary>
    public const string FixedThreshold = "fixed_threshold";

    /// <summary>The movement around a circle, such as hours by a time zone, that other columns tell of.</summary>
    public const string Cycle = "cycle";
}
