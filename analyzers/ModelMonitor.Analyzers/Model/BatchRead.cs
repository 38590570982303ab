using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>How a batch is taken apart into rows.</summary>
/// <param name="Parameters">What the method that reads the features is given.</param>
/// <param name="Declaration">The parameter of the method that reads the results.</param>
/// <param name="Argument">What is passed to it.</param>
/// <param name="Length">How many results there are, as an expression.</param>
/// <param name="ResultType">The type that the method returns, within its task if it is one.</param>
internal sealed record BatchRead(
    EquatableArray<BatchParameter> Parameters, string Declaration, string Argument, string Length, string ResultType);

/// <summary>A parameter of the method that reads the features of a batch.</summary>
/// <param name="Declaration">The parameter.</param>
/// <param name="Argument">What is passed to it.</param>
/// <param name="Length">
/// How many elements it has, as an expression, or <see langword="null"/> for a value that is the same in every row.
/// </param>
internal sealed record BatchParameter(string Declaration, string Argument, string? Length);
