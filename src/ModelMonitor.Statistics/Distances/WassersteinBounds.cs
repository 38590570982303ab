namespace ModelMonitor.Statistics;

/// <summary>
/// Certified bounds of the Wasserstein-1 distance of two samples known only by their cells: the distance of the raw
/// samples lies in [Low, High], whatever the values inside the cells were.
/// </summary>
/// <param name="Low">Lower bound, in units of the feature.</param>
/// <param name="High">Upper bound, in units of the feature; at least <paramref name="Low"/>.</param>
/// <param name="BaselineSize">Number of baseline observations.</param>
/// <param name="LiveSize">Number of live observations.</param>
public readonly record struct WassersteinBounds(double Low, double High, long BaselineSize, long LiveSize);
