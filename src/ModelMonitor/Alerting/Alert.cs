using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>Something to be told of an incident: that it is open, has grown, or is over.</summary>
public sealed record Alert
{
    /// <summary>Raised, escalated or cleared.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>When the window behind it ended; without a window, when it was decided on.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// The window behind it; <see langword="null"/> where there is none, such as when predictions stopped coming, or a mute
    /// or a cool-down ended.
    /// </summary>
    public required WindowReport? Window { get; init; }

    /// <summary>The incident as it stood then.</summary>
    public required Incident Incident { get; init; }

    /// <summary>One sentence: the incident's summary, what it has grown by, or what is true again and what was not.</summary>
    public required string Message { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
