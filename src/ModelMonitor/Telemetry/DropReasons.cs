namespace ModelMonitor.Telemetry;

/// <summary>Why a prediction was not captured: the values of the attribute <c>reason</c>.</summary>
public static class DropReasons
{
    /// <summary>The agent did not keep up, and the thread's buffer was full.</summary>
    public const string BufferFull = "buffer_full";

    /// <summary>More threads captured than may have a buffer.</summary>
    public const string TooManyThreads = "too_many_threads";

    /// <summary>A feature or the result could not be read: a property threw.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>All reasons.</summary>
    public static IReadOnlyList<string> All { get; } = [BufferFull, TooManyThreads, Unreadable];
}
