namespace ModelMonitor.Detection;

/// <summary>A test of something that is no single column, before the correction for all tests of the window.</summary>
internal sealed record CheckTest
{
    /// <inheritdoc cref="CheckVerdict.Subject"/>
    public required string Subject { get; init; }

    /// <inheritdoc cref="CheckVerdict.Aspect"/>
    public required DriftAspect Aspect { get; init; }

    /// <summary>The nature of the change, if it is one.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>Whom it would concern.</summary>
    public required AlarmCategory Category { get; init; }

    /// <summary>The p-value at the window's size; uniform, or larger, where nothing has changed.</summary>
    public required double PValue { get; init; }

    /// <inheritdoc cref="CheckVerdict.Expected"/>
    public required double Expected { get; init; }

    /// <inheritdoc cref="CheckVerdict.Observed"/>
    public required double Observed { get; init; }

    /// <summary>The size of the change in multiples of the floor from which it counts as large; at least 1 is large.</summary>
    public required double Effect { get; init; }

    /// <summary>What moved by how much, without how sure that is; asked for only where it is told.</summary>
    public required Func<string> Describe { get; init; }

    /// <summary>The columns that are involved.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The detectors behind it, by name.</summary>
    public required IReadOnlyList<string> Detectors { get; init; }
}
