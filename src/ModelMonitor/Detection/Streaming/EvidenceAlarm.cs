namespace ModelMonitor.Detection;

/// <summary>Evidence that is too strong for chance.</summary>
/// <param name="Level">k, where it was gathered in a block of 2^k slices.</param>
/// <param name="LogEvidence">The logarithm of the e-value, the mean over all columns.</param>
/// <param name="LogThreshold">The logarithm of what it had to reach.</param>
/// <param name="Columns">The columns that carry it, the strongest first; at least one.</param>
internal sealed record EvidenceAlarm(int Level, double LogEvidence, double LogThreshold, IReadOnlyList<EvidenceColumn> Columns);
