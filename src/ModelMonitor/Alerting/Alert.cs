using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>An alarm about one column of a model that has been raised or cleared.</summary>
public sealed record Alert
{
    /// <summary>Raised or cleared.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>When the window behind it ended.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The window behind it.</summary>
    public required WindowReport Window { get; init; }

    /// <summary>What has changed, or is over.</summary>
    public required Finding Finding { get; init; }

    /// <summary>One sentence: what moved, by how much, and how sure that is; or that it is over.</summary>
    public string Message => Kind == AlertKind.Raised
        ? Finding.Explanation
        : $"{Finding.Subject}: back to the baseline.";
}
