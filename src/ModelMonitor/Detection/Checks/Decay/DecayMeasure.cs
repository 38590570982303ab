using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>A number of a window that may move slowly.</summary>
/// <param name="Subject">What a test of it is about.</param>
/// <param name="Columns">The columns that are involved.</param>
/// <param name="Category">Whom a movement concerns.</param>
/// <param name="Floor">The movement that is large.</param>
/// <param name="Of">The number, NaN where the window has too few rows for it, and its variance by the sampling of rows alone.</param>
/// <param name="Describe">What moved, by a movement.</param>
internal sealed record DecayMeasure(
    string Subject, IReadOnlyList<string> Columns, AlarmCategory Category, double Floor,
    Func<WindowCounts, (double Value, double Noise)> Of, Func<double, string> Describe);
