namespace ModelMonitor.Statistics;

/// <summary>
/// What an estimate without labels takes as unchanged since the baseline. Inputs may drift within the range of the
/// baseline; no estimate sees concept drift, a change of what the same input means.
/// </summary>
public enum EstimateAssumption
{
    /// <summary>
    /// P(label | calibrated score) is that of the baseline: no concept drift, and inputs that drift do not spoil the
    /// calibration.
    /// </summary>
    SameLabelsGivenScore,

    /// <summary>P(label | features) is that of the baseline: covariate shift inside the support, no concept drift.</summary>
    SameLabelsGivenFeatures,

    /// <summary>Confidence tells right from wrong predictions as it did on the baseline.</summary>
    SameErrorsGivenConfidence,
}
