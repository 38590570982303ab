using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// A method that makes many predictions at once: it takes collections of inputs, and returns a collection of results
/// or writes them into its last parameter.
/// </summary>
/// <param name="Results">The collection of results.</param>
/// <param name="Destination">The parameter into which results are written, or <see langword="null"/> if they are returned.</param>
internal sealed record BatchShape(CollectionType Results, IParameterSymbol? Destination)
{
    /// <summary>The index of the row that is read, in generated code.</summary>
    public const string Index = "__index";

    /// <summary>The shape, or <see langword="null"/> for a method that makes one prediction.</summary>
    public static BatchShape? Of(IMethodSymbol method)
    {
        var last = method.Parameters.LastOrDefault();
        var destination = method.ReturnsVoid && last is not null && MayBeDestination(last) ? last : null;
        var results = CollectionType.Of(destination?.Type ?? AsyncResults.Within(method.ReturnType));
        if (results is null || AsyncResults.IsStream(method.ReturnType))
        {
            return null;
        }

        var shape = new BatchShape(results, destination);
        return method.Parameters.Any(parameter => shape.Collection(parameter) is not null) ? shape : null;
    }

    /// <summary>What to do about a result that is not understood.</summary>
    public static string Remedy(ITypeSymbol type) =>
        CollectionType.Of(type) is not null
            ? "a method that returns many results takes an array, list, span or memory with an input for each of them"
        : type is not { SpecialType: SpecialType.System_String } && IsEnumerable(type)
            ? "return an array or an IReadOnlyList, in which each result has an index, or an IAsyncEnumerable"
        : "return or give out a number, bool, enum, string or char, a type with a PredictedLabel, Score or Probability, an array or list of them, or a Task, ValueTask or IAsyncEnumerable";

    /// <summary>What to do about a result that is given out and not understood.</summary>
    public static string GivenRemedy(ITypeSymbol type) => CollectionType.Of(type) is not null
        ? "return many results, or take a Span or Memory for them as the last parameter"
        : Remedy(type);

    public bool IsDestination(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter, Destination);

    /// <summary>
    /// The collection that a parameter is, of which each row has one element. Numbers of a declared length are one
    /// vector, which is the same in every row.
    /// </summary>
    public CollectionType? Collection(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.Out
        || IsDestination(parameter)
        || MemberAnnotations.Of(parameter) is { IsNotFeature: true }
        || (MemberAnnotations.Of(parameter).Length != 0 && VectorType.Of(parameter.Type) is not null)
            ? null
            : CollectionType.Of(parameter.Type);

    /// <summary>How generated code takes the batch apart.</summary>
    /// <param name="method">The method.</param>
    /// <param name="signature">The method in generated code.</param>
    /// <param name="inputs">What is read of each parameter.</param>
    public BatchRead Read(IMethodSymbol method, MonitoredMethod signature, IReadOnlyList<ParameterRead?> inputs)
    {
        var parameters = method.Parameters
            .Select((parameter, i) => Read(Collection(parameter), signature.Parameters[i].Name, inputs[i]))
            .OfType<BatchParameter>()
            .ToEquatableArray();
        var results = Destination is null ? "__result" : signature.Parameters[Destination.Ordinal].Name;
        var length = Results.Length("__results");
        return new(
            parameters,
            $"{(Results.IsList ? "" : "scoped ")}{Results.View} __results",
            results + Results.Conversion,
            // A destination may be longer than what is written into it.
            Destination is null ? length : $"global::System.Math.Min({length}, __batch.Count)",
            TypeNames.Of(AsyncResults.Within(method.ReturnType)));
    }

    private static BatchParameter? Read(CollectionType? collection, string name, ParameterRead? input) => (collection, input) switch
    {
        ({ } many, _) => new($"{(many.IsList ? "" : "scoped ")}{many.View} {name}", name + many.Conversion, many.Length(name)),
        (_, { } one) => new(one.Declaration, one.Argument, null),
        _ => null,
    };

    private static bool MayBeDestination(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && CollectionType.IsDestination(parameter.Type) && !MemberAnnotations.Of(parameter).IsNotFeature;

    private static bool IsEnumerable(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable);
}
