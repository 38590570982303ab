using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>The part of the user's type in which the body of a partial method is generated.</summary>
/// <param name="Namespace">The namespace, or <see langword="null"/> for the global one.</param>
/// <param name="Types">The containing types from the outside in, such as <c>partial record struct Hour</c>.</param>
/// <param name="Declaration">The method without its parameters, such as <c>public partial double Predict</c>.</param>
/// <param name="Parameters">The parameters as the definition declares them, without default values.</param>
/// <param name="Arguments">What the body passes on.</param>
internal sealed record PartialMethod(
    string? Namespace, EquatableArray<string> Types, string Declaration, string Parameters, string Arguments);
