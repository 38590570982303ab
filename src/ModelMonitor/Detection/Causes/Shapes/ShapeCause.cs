namespace ModelMonitor.Detection;

/// <summary>A possible explanation of a quantity's window.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Quality">How well it fits.</param>
/// <param name="Describe">What moved by how much; asked for only of the best.</param>
internal readonly record struct ShapeCause(DriftKind Kind, FitQuality Quality, Func<string> Describe);
