namespace ModelMonitor.Detection;

/// <summary>How well an explanation fits a window.</summary>
/// <param name="Score">What it leaves unexplained in units of chance, and what it pays for its parameters; smaller is better.</param>
/// <param name="IsAccepted">Whether what it leaves can be chance.</param>
internal readonly record struct FitQuality(double Score, bool IsAccepted);
