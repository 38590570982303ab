using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>A monitored method and everything that is generated for it.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Task">A member of <c>PredictionTask</c>.</param>
/// <param name="Display">The method as messages show it, the same from whichever assembly it is seen.</param>
/// <param name="Method">The method's signature.</param>
/// <param name="Columns">The columns of a row: features, outputs, key.</param>
/// <param name="Inputs">How features and key are read from the parameters.</param>
/// <param name="Output">How the outputs are read from the result.</param>
/// <param name="Partial">The part of the user's type to generate, or <see langword="null"/> where calls are intercepted.</param>
internal sealed record MonitoredModel(
    string Name,
    string Version,
    string Task,
    string Display,
    MonitoredMethod Method,
    EquatableArray<Column> Columns,
    EquatableArray<ParameterRead> Inputs,
    ResultRead Output,
    PartialMethod? Partial)
{
    /// <summary>How a batch is taken apart, or <see langword="null"/> where a call makes one prediction.</summary>
    public BatchRead? Batch { get; init; }

    /// <summary>
    /// Whether type parameters are left in the signature: such a method is captured by its closed constructions, which
    /// are found at the calls, and the output here stands for what is not known.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>The rules of all features, in the order of their flags.</summary>
    public EquatableArray<ModelRule> Rules { get; init; } = [];

    /// <summary>What happens when a rule is violated.</summary>
    public ViolationPolicy Violations { get; init; }

    /// <summary>The method that answers instead of the model, or <see langword="null"/>.</summary>
    public FallbackMethod? Fallback { get; init; }

    /// <summary>Whether the features decide if the model runs, and are read at each call.</summary>
    public bool ChecksEachCall => Violations is ViolationPolicy.Throw or ViolationPolicy.Fallback;

    /// <summary>The doubles after features and outputs that hold the flags of the rules, 64 each.</summary>
    public int FlagWords => (Rules.Count + 63) / 64;

    public int RowLength => Columns.Count + FlagWords;

    /// <summary>The index of the first word of flags in a row: before the key, which is the last.</summary>
    public int FirstFlagWord => Columns.Count(column => column.Role != ColumnRole.Key);
}

/// <summary>The runtime's <c>ViolationPolicy</c>, by number and name.</summary>
internal enum ViolationPolicy
{
    Count,
    Flag,
    Throw,
    Fallback,
}
