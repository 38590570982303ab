namespace ModelMonitor.Detection;

/// <summary>A column that carries evidence of a change.</summary>
/// <param name="Column">The column.</param>
/// <param name="LogEvidence">The logarithm of its e-value.</param>
/// <param name="Bin">The bin whose share has moved most.</param>
/// <param name="Share">That share of the block's values.</param>
/// <param name="ExpectedShare">The share that the baseline leads to expect.</param>
internal sealed record EvidenceColumn(int Column, double LogEvidence, int Bin, double Share, double ExpectedShare);
