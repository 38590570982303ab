namespace ModelMonitor.Detection;

/// <summary>The detectors behind findings that are about no single column: values of <see cref="Finding.AgreedBy"/>.</summary>
public static class CheckDetectorNames
{
    /// <summary>The exact test of a share of calls against that of the reference windows.</summary>
    public const string ExactShare = "exact_share";

    /// <summary>A measure of the window against the same one of the reference windows, by Student's law.</summary>
    public const string ReferenceWindows = "reference_windows";

    /// <summary>The rate forecast for the hour of the week.</summary>
    public const string Forecast = "forecast";

    /// <summary>The tail of the longest silences between predictions, by Hill's estimate.</summary>
    public const string LongestSilences = "longest_silences";

    /// <summary>Repeated rows and distinct rows of the window's sample.</summary>
    public const string RepeatedRows = "repeated_rows";

    /// <summary>Fisher's z test of a change of correlation.</summary>
    public const string FisherZ = "fisher_z";

    /// <summary>The maximum mean discrepancy of random Fourier features.</summary>
    public const string RandomFourierMmd = "random_fourier_mmd";

    /// <summary>The reconstruction error of principal components.</summary>
    public const string PrincipalComponents = "principal_components";

    /// <summary>The chi-square test within a segment, of its worst column.</summary>
    public const string SegmentChiSquare = "segment_chi_square";

    /// <summary>The share of the rows that are in a segment.</summary>
    public const string SegmentShares = "segment_shares";

    /// <summary>The exponentially weighted mean of a measure over windows.</summary>
    public const string WeightedMean = "weighted_mean";
}
