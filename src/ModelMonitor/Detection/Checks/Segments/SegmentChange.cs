namespace ModelMonitor.Detection;

/// <summary>How something of a column differs, within a segment, from the baseline.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">The nature of the change, if it is one.</param>
/// <param name="PValue">The p-value of this change alone.</param>
/// <param name="Effect">The size of the change in multiples of its floor.</param>
/// <param name="Expected">The share in the baseline that changed most.</param>
/// <param name="Observed">The same in the window.</param>
/// <param name="What">What the column does, as a sentence goes on after its name.</param>
internal readonly record struct SegmentChange(
    string Column, DriftKind Kind, double PValue, double Effect, double Expected, double Observed, string What);
