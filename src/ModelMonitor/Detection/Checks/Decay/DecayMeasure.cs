using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>A number of a window that may move slowly. One of a column serves all columns.</summary>
/// <param name="Category">Whom a movement concerns.</param>
/// <param name="Of">The number, of a column where it is one of columns, on a scale on which it varies alike, and its variance by the sampling of rows alone; NaN where the window has too few rows.</param>
/// <param name="Unit">From that scale to the unit in which it is told.</param>
/// <param name="EffectOf">The size of a movement in multiples of its floor, from what was usual and what is now, in the unit.</param>
/// <param name="Describe">What moved, from the same two.</param>
internal sealed record DecayMeasure(
    AlarmCategory Category,
    Func<WindowCounts, int, (double Value, double Noise)> Of, Func<double, double> Unit,
    Func<double, double, double> EffectOf, Func<double, double, string> Describe);
