namespace ModelMonitor.Statistics;

/// <summary>Limits for windows of the size of a chunk, from chunks of the baseline.</summary>
/// <param name="Error">Limits of <see cref="PrincipalComponentsWindow.MeanError"/>.</param>
/// <param name="TSquared">Limits of <see cref="PrincipalComponentsWindow.MeanTSquared"/>.</param>
/// <param name="Chunks">Number of chunks they come from.</param>
public readonly record struct PrincipalComponentsLimits(ControlLimits Error, ControlLimits TSquared, int Chunks);
