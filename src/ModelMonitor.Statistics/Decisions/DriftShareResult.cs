namespace ModelMonitor.Statistics;

/// <summary>Whether enough of a model's features have drifted.</summary>
/// <param name="Share">Share of the drifted features in [0, 1], by number or by importance; 0 without features.</param>
/// <param name="IsDrift">Whether the share, or a single decisive feature, makes it drift of the whole.</param>
/// <param name="Decisive">The most important drifted feature that suffices on its own; −1 when there is none.</param>
/// <param name="Drifted">Number of drifted features.</param>
/// <param name="Features">Number of features.</param>
public readonly record struct DriftShareResult(double Share, bool IsDrift, int Decisive, int Drifted, int Features);
