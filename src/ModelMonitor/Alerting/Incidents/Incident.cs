using ModelMonitor.Detection;

namespace ModelMonitor.Alerting;

/// <summary>
/// One cause and everything that it moves, as it stands at one moment. Findings are of one cause if they concern the same
/// column, if one explains the movement of the prediction and the other is the prediction, or if they are of the same
/// kind and began together; see <c>README.md</c>, "Alerts".
/// </summary>
public sealed record Incident
{
    /// <summary>Its name in this agent, such as <c>flight-delay@3#1</c>: model, version, and a number from 1.</summary>
    public required string Id { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's version.</summary>
    public required string Version { get; init; }

    /// <summary>Open, acknowledged or resolved.</summary>
    public required IncidentState State { get; init; }

    /// <summary>How much it matters: the most it has since it was opened.</summary>
    public required IncidentSeverity Severity { get; init; }

    /// <summary>Whom it concerns, by its leading finding.</summary>
    public required AlarmCategory Category { get; init; }

    /// <summary>The likely nature of the change, by its leading finding.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>
    /// What has changed, at least one: first what explains most of the prediction's movement, then by effect times
    /// importance; relations of columns come after columns, and the outputs, which follow, last. Of an incident that is
    /// not resolved those that are raised now, of a resolved one all that it had.
    /// </summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>When it was opened, at the end of the window that raised its first finding.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When one of its findings was last seen.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it was resolved, or <see langword="null"/> while it is not.</summary>
    public required DateTimeOffset? Resolved { get; init; }

    /// <summary>The windows that showed one of its findings since it was opened.</summary>
    public required long Windows { get; init; }

    /// <summary>How often it came back after it had been resolved; 0 and up.</summary>
    public required int Reopened { get; init; }

    /// <summary>Which of its findings was seen first, and when.</summary>
    public required FirstMover FirstMover { get; init; }

    /// <summary>Whether a mute keeps its alerts back.</summary>
    public required bool IsMuted { get; init; }

    /// <summary>One sentence: the cause, how much of the prediction's movement it explains, and what else moved.</summary>
    public required string Summary { get; init; }

    /// <summary>What to look at first; empty where there is no advice.</summary>
    public required string NextStep { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {State} {Severity}: {Summary}";
}
