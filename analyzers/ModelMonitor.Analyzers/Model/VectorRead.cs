namespace ModelMonitor.Analyzers.Model;

/// <summary>How a vector of numbers becomes columns.</summary>
/// <param name="Element">The type of its elements, without <see cref="Nullable{T}"/>.</param>
/// <param name="HasNullableElements">Whether its elements are <see cref="Nullable{T}"/>.</param>
/// <param name="Form">What the vector is.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="IsSummary">Whether length, mean and norm are written instead of the elements.</param>
internal sealed record VectorRead(string Element, bool HasNullableElements, VectorForm Form, int Columns, bool IsSummary);

/// <summary>What a vector is, as far as generated code has to know.</summary>
internal enum VectorForm
{
    /// <summary>An array, or a list with an index.</summary>
    List,
    ImmutableArray,
    Span,
    Memory,
    InlineArray,
}
