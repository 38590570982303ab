namespace ModelMonitor.Statistics;

/// <summary>How far a row is from the principal components of a baseline.</summary>
/// <param name="ReconstructionError">
/// Euclidean norm of what the kept components do not explain of the standardised row: a break of the correlations.
/// </param>
/// <param name="TSquared">
/// Hotelling's T² = Σ t²/λ of its k scores, about k on average in the baseline: large for what is unusual within the kept
/// components.
/// </param>
public readonly record struct PrincipalComponentsDistance(double ReconstructionError, double TSquared);
