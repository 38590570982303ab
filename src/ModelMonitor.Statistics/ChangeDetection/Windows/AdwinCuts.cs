namespace ModelMonitor.Statistics;

/// <summary>Where <see cref="Adwin"/> tries to cut its window.</summary>
public enum AdwinCuts
{
    /// <summary>At every boundary of two buckets, as in the paper.</summary>
    EveryBoundary,

    /// <summary>
    /// As river (to 0.19), scikit-multiflow and frouros do: the newest bucket of every row always counts as newer than the
    /// cut, so changes are found later; and where rounding makes the variance of a stream without noise negative, there
    /// is no cut. To compare results with theirs; river moreover resets the detector after each alarm.
    /// </summary>
    LeaveNewestOfRow,
}
