using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>A number of a window that may move slowly.</summary>
/// <param name="Subject">What a test of it is about.</param>
/// <param name="Columns">The columns that are involved.</param>
/// <param name="Category">Whom a movement concerns.</param>
/// <param name="Of">The number, on a scale on which it varies alike, and its variance by the sampling of rows alone; NaN where the window has too few rows.</param>
/// <param name="Unit">From that scale to the unit in which it is told.</param>
/// <param name="EffectOf">The size of a movement in multiples of its floor, from what was usual and what is now, in the unit.</param>
/// <param name="Describe">What moved, from the same two.</param>
internal sealed record DecayMeasure(
    string Subject, IReadOnlyList<string> Columns, AlarmCategory Category,
    Func<WindowCounts, (double Value, double Noise)> Of, Func<double, double> Unit,
    Func<double, double, double> EffectOf, Func<double, double, string> Describe);
