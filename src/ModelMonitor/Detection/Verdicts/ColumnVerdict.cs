using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>What a window says about one feature or output.</summary>
public sealed class ColumnVerdict
{
    internal ColumnVerdict()
    {
    }

    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a feature, the prediction or the score.</summary>
    public required ColumnRole Role { get; init; }

    /// <summary>The values in the window, missing ones included.</summary>
    public required long Count { get; init; }

    /// <summary>The verdict, persistence included.</summary>
    public required DriftState State { get; init; }

    /// <summary>The likely nature of the change; <see cref="DriftKind.None"/> where this window shows none.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>The distances from the baseline.</summary>
    public required DriftStatistics Statistics { get; init; }

    /// <summary>The tests behind the verdict.</summary>
    public required IReadOnlyList<AspectTest> Tests { get; init; }

    /// <summary>The smallest p-value of the tests, after Benjamini-Hochberg over the model's window.</summary>
    public double AdjustedPValue => Tests.Count == 0 ? 1 : Tests.Min(test => test.AdjustedPValue);

    /// <summary>One sentence: what moved, by how much, and how sure that is.</summary>
    public string Explanation => VerdictSentence.Of(this);

    /// <summary>The most certain of the tests that this window breaches.</summary>
    internal AspectTest? Breach => BreachIndex < 0 ? null : Tests[BreachIndex];

    /// <summary>Where among the tests it is; -1 where there is none.</summary>
    internal int BreachIndex { get; init; } = -1;

    /// <summary>How the distribution changed or which rules are violated, in words, if that is what is breached.</summary>
    internal string? Change { get; init; }

    /// <summary>The fixed threshold that is reached, in words.</summary>
    internal string? Fixed { get; init; }

    /// <summary>How much the values are worth; <see langword="null"/> where they are too few to compare.</summary>
    internal ColumnSizes? Sizes { get; init; }

    /// <summary>The predictions whose features were checked by rules.</summary>
    internal long Checked { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Explanation;
}
