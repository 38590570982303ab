namespace ModelMonitor.Detection;

/// <summary>Evidence, gathered over the last panes, that is too strong for chance. It stands as long as it is told.</summary>
/// <param name="Panes">The panes that it was gathered in, the present one included.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="LogEvidence">The logarithm of the e-value, the mean over all columns.</param>
/// <param name="LogThreshold">The logarithm of what it had to reach.</param>
/// <param name="Columns">The columns that carry it, the strongest first; at least one.</param>
/// <param name="Explanation">One sentence: what moved, by how much, and how sure that is.</param>
internal sealed record EvidenceAlarm(
    int Panes, long Rows, double LogEvidence, double LogThreshold, IReadOnlyList<EvidenceColumn> Columns, string Explanation)
{
    /// <summary>The largest chance of so much evidence without a change, however often it is looked at (Ville 1939).</summary>
    public double PValue => Math.Exp(-LogEvidence);
}
