using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads what a forward to a method must repeat.</summary>
internal static class SignatureParser
{
    private const string GeneratedNamespace = "global::ModelMonitor.Generated";

    public static MonitoredMethod Parse(
        IMethodSymbol method, IMethodSymbol called, Compilation compilation, PartialMethod? partial)
    {
        var type = TypeNames.Of(method.ContainingType);
        var capture = Identifiers.Unique(method, compilation.AssemblyName ?? "");
        // A type with a private one in its signatures has to be as private; its model is known from the first call on.
        var isSignatureReachable = Reachability.IsSignatureReachable(method, compilation);
        var name = Identifiers.Escape(called.Name) + Arguments(called);
        var experiments = ExperimentalTypes.Of(method);
        return new(
            method.Name,
            capture,
            $"{capture}.g.cs",
            $"{(partial is null ? GeneratedNamespace : type)}.{capture}",
            isSignatureReachable ? "internal" : "private",
            isSignatureReachable && (partial is null || experiments.Count == 0) && !TypeArguments.AreOpen(method) && Reachability.IsReachable(method.ContainingType, compilation),
            called.IsStatic ? $"{type}.{name}" : $"__self.{name}",
            method.IsStatic ? null : Receiver(method, type),
            method.IsExtensionMethod,
            method.Parameters.Select(Parameter).ToEquatableArray(),
            TypeNames.Of(method.ReturnType),
            RepeatedAttributes.Of(method),
            experiments);
    }

    /// <summary>Whether a forward can repeat the signature exactly.</summary>
    public static bool IsForwardable(IMethodSymbol method) =>
        method is { IsVararg: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && !IsUnsafe(method.ReturnType)
        && (!method.ReturnType.IsRefLikeType || IsSpanOfResults(method))
        && !method.Parameters.Any(parameter => IsUnsafe(parameter.Type) || IsUnscoped(parameter));

    /// <summary>A parameter as the definition of a partial method declares it.</summary>
    public static string Declaration(IParameterSymbol parameter) =>
        $"{(parameter is { IsParams: true } ? "params " : "")}{Modifier(parameter)}{TypeNames.Of(parameter.Type)} {Identifiers.Escape(parameter.Name)}";

    public static string Passing(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };

    /// <summary>A mutable struct is changed where it stands; one that cannot change is not copied.</summary>
    public static string ReceiverPassing(IMethodSymbol method) =>
        !method.ContainingType.IsValueType ? ""
        : method.IsReadOnly || method.ContainingType.IsReadOnly ? "in "
        : "ref ";

    private static MethodParameter Receiver(IMethodSymbol method, string type) =>
        new("__self", type, ReceiverPassing(method), ReceiverPassing(method)) { Copy = ReceiverPassing(method) == "ref " ? "__self" : null };

    private static string Arguments(IMethodSymbol method) => method.IsGenericMethod
        ? $"<{string.Join(", ", method.TypeArguments.Select(TypeNames.Of))}>"
        : "";

    private static MethodParameter Parameter(IParameterSymbol parameter) =>
        new(Identifiers.ForParameter(parameter), TypeNames.Of(parameter.Type), Modifier(parameter), Passing(parameter.RefKind))
        {
            Copy = Copy(parameter, Identifiers.ForParameter(parameter)),
        };

    private static string? Copy(IParameterSymbol parameter, string name) => parameter switch
    {
        { RefKind: RefKind.Out } => null,
        { Type: IArrayTypeSymbol array } => $"({TypeNames.Of(array.WithNullableAnnotation(NullableAnnotation.Annotated))}){name}?.Clone()",
        { Type: INamedTypeSymbol { Arity: 1, Name: "Span" or "Memory" } } when CollectionType.IsDestination(parameter.Type) => $"{name}.ToArray()",
        { Type: INamedTypeSymbol { Arity: 1, Name: "List" } list } when CollectionType.Of(list) is not null =>
            $"{name} is null ? null : new {TypeNames.Of(list.WithNullableAnnotation(NullableAnnotation.NotAnnotated))}({name})",
        { RefKind: RefKind.Ref } => name,
        _ => null,
    };

    private static string Modifier(IParameterSymbol parameter)
    {
        // An out parameter is scoped without saying so.
        var scoped = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : "";
        return scoped + (parameter.RefKind == RefKind.RefReadOnlyParameter ? "ref readonly " : Passing(parameter.RefKind));
    }

    // A span can be passed on unless it might lead into a reference that the forward was given.
    private static bool IsSpanOfResults(IMethodSymbol method) =>
        BatchShape.Of(method) is not null
        && (method.IsStatic || !method.ContainingType.IsValueType)
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);

    // [UnscopedRef]: no modifier says the same.
    private static bool IsUnscoped(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.Out, ScopedKind: ScopedKind.None };

    private static bool IsUnsafe(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsUnsafe(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnsafe),
        _ => false,
    };
}
