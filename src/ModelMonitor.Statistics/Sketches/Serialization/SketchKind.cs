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
}
