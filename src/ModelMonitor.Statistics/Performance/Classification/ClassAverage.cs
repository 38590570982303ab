namespace ModelMonitor.Statistics;

/// <summary>How a metric of each class becomes one number.</summary>
public enum ClassAverage
{
    /// <summary>The plain mean: rare classes count as much as frequent ones.</summary>
    Macro,

    /// <summary>Each class counts by its number (or weight) of actual rows.</summary>
    Weighted,
}
