using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Where a method leaves its prediction: in what it returns, or in its out parameters.</summary>
/// <param name="Type">The prediction's type, within its task, stream or batch if it is one.</param>
/// <param name="IsTask">Whether the method returns a task of it.</param>
/// <param name="Expression">The prediction after the call, whose own result is <c>__result</c>.</param>
/// <param name="Members">The parts of the prediction where it is made of several out parameters.</param>
internal sealed record Prediction(ITypeSymbol Type, bool IsTask, string Expression, IReadOnlyList<ResultMember>? Members)
{
    /// <summary>Whether the method returns an asynchronous stream of predictions.</summary>
    public bool IsStream { get; private init; }

    /// <summary>Whether it is in what the method returns.</summary>
    public bool IsReturned => Expression == "__result";

    public static Prediction Of(IMethodSymbol method, BatchShape? batch, Compilation compilation)
    {
        var isTask = AsyncResults.IsTask(method.ReturnType);
        if (batch is not null)
        {
            return new(TypeArguments.ColumnType(batch.Results.Element, method), isTask, "__result", null);
        }

        var isTry = IsTry(method);
        IParameterSymbol[] given = method.ReturnsVoid || isTry ? [.. method.Parameters.Where(IsGiven)] : [];
        if (given.Length == 0)
        {
            return new(TypeArguments.ColumnType(AsyncResults.Within(method.ReturnType), method), isTask, "__result", null)
            {
                IsStream = AsyncResults.IsStream(method.ReturnType),
            };
        }

        var names = given.Select(Identifiers.ForParameter).ToArray();
        var type = given.Length == 1 ? TypeArguments.ColumnType(given[0].Type, given[0])
            : compilation.CreateTupleTypeSymbol([.. given.Select(parameter => parameter.Type)]);
        var value = given.Length == 1 ? names[0] : $"({string.Join(", ", names)})";
        var members = given.Length == 1 ? null : given.Select(MemberOf).OfType<ResultMember>().ToList();
        if (!isTry)
        {
            return new(type, false, value, members);
        }

        type = Nullable(type, compilation);
        return new(type, false, $"__result ? {value} : default({TypeNames.Of(type)})", members);
    }

    // What cannot be an element of a tuple is no prediction either.
    private static bool IsGiven(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.Out, Type.IsRefLikeType: false } && !MemberAnnotations.Of(parameter).IsNotFeature;

    private static ResultMember? MemberOf(IParameterSymbol parameter, int index) =>
        ResultMember.Of((parameter, parameter.Type)) is { } member ? member with { Access = $"Item{index + 1}" } : null;

    private static bool IsTry(IMethodSymbol method) =>
        method.ReturnType.SpecialType == SpecialType.System_Boolean
        && method.Name.StartsWith("Try", StringComparison.Ordinal)
        && !(method.Name.Length > 3 && char.IsLower(method.Name[3]));

    private static ITypeSymbol Nullable(ITypeSymbol type, Compilation compilation) =>
        !type.IsValueType ? type.WithNullableAnnotation(NullableAnnotation.Annotated)
        : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? type
        : compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type);
}
