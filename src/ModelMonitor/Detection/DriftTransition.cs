namespace ModelMonitor.Detection;

/// <summary>An alarm that a window has raised or cleared.</summary>
internal readonly record struct DriftTransition(Finding Finding, bool IsRaised);
