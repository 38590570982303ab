namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>What the engine did in one cell of the table.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="CleanWindows">Windows without a change.</param>
/// <param name="FalseAlarms">Alarms that they raised.</param>
/// <param name="Detections">By change: the share of changes that raised an alarm within the horizon, and the median windows to it.</param>
/// <param name="Scores">How unusual each window was found.</param>
/// <param name="AtLevel">By change: the share of windows found in a single window at a level of 0.1 %.</param>
internal sealed record DecisionResult(
    DecisionCell Cell,
    int CleanWindows,
    int FalseAlarms,
    IReadOnlyDictionary<Change, Detection> Detections,
    Scores Scores,
    IReadOnlyDictionary<Change, double> AtLevel);

/// <summary>How a change was found.</summary>
/// <param name="Share">The share of changes that raised an alarm within the horizon.</param>
/// <param name="MedianDelay">The median windows from the change to the alarm; the horizon and one where most were not found.</param>
internal readonly record struct Detection(double Share, double MedianDelay);
