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
}
