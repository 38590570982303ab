namespace ModelMonitor.Detection;

/// <summary>One thing that a window shows to have changed: certain and large, and persistent where the state says so.</summary>
public sealed record Finding
{
    /// <summary>What changed: a column, <c>model</c>, a pair <c>a ~ b</c>, or <c>segment = value: column</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What of it was tested.</summary>
    public required DriftAspect Aspect { get; init; }

    /// <summary>The likely nature of the change.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>Whom it concerns: those who run the pipeline, or those who answer for the model.</summary>
    public required AlarmCategory Category { get; init; }

    /// <summary><see cref="DriftState.Suspected"/>, or <see cref="DriftState.Drifted"/> where it has persisted.</summary>
    public required DriftState State { get; init; }

    /// <summary>The columns that are involved; empty where it concerns the model as a whole.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The p-value after the correction for all tests of the window, 0 to 1.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>The size of the change in multiples of the floor from which it counts as large; 1 and up.</summary>
    public required double Effect { get; init; }

    /// <summary>One sentence: what moved, by how much, and how sure that is.</summary>
    public required string Explanation { get; init; }

    /// <summary>The detectors that agree, by name.</summary>
    public required IReadOnlyList<string> AgreedBy { get; init; }

    /// <summary>
    /// The share of the prediction's movement that the change of this column explains, about 0 to 1;
    /// <see langword="null"/> where it cannot be told.
    /// </summary>
    public double? ShareExplained { get; init; }

    /// <summary>The end of the window that showed it first, in the run of windows that show it: the first to move is the likely cause.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>What to look at first; empty where there is no advice.</summary>
    public string NextStep { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => Explanation;
}
