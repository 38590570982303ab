namespace ModelMonitor.Statistics;

/// <summary>What serialised bytes hold. Numbers are part of the format: never reuse one.</summary>
internal enum SketchKind : byte
{
    Cells = 1,
    KarninLangLiberty = 2,
    DDSketch = 3,
    HyperLogLog = 4,
    SpaceSaving = 5,
    MisraGries = 6,
    CountMin = 7,
    KeyedReservoir = 8,
    PoissonBootstrap = 9,
    RandomFourier = 10,
    Moments = 11,
    Covariance = 12,
    CovarianceMatrix = 13,
    ConfusionMatrix = 20,
    RegressionErrors = 21,
    CalibrationBins = 22,
    ScoreHistogram = 23,
    ConfidenceBasedEstimator = 30,
    MultiClassConfidenceBasedEstimator = 31,
    EppsSingleton = 40,
}
