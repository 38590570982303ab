namespace ModelMonitor.Baselines;

/// <summary>What a simulation from the baseline's counts has shown of the p-values of its columns in windows of one size.</summary>
/// <param name="WindowSize">The rows of a window: a power of two.</param>
/// <param name="Inflation">By column: the factor by which -log p is too large, 1 and up; 1 where p-values hold.</param>
internal sealed record CalibrationEntry(int WindowSize, double[] Inflation);
