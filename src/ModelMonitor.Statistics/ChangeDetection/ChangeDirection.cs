namespace ModelMonitor.Statistics;

/// <summary>Which changes of the mean a detector looks for.</summary>
public enum ChangeDirection
{
    /// <summary>Rises and falls.</summary>
    Both,

    /// <summary>Rises only.</summary>
    Increase,

    /// <summary>Falls only.</summary>
    Decrease,
}
