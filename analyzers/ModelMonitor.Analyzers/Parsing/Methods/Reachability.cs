using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Whether code in another file of the same assembly can name a symbol.</summary>
internal static class Reachability
{
    /// <summary>The method, and every type of its signature.</summary>
    public static bool IsReachable(IMethodSymbol method, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
        && IsReachable(method.ContainingType, compilation)
        && method.TypeArguments.All(argument => IsReachable(argument, compilation))
        && IsSignatureReachable(method, compilation);

    /// <summary>The types of a method's result and parameters.</summary>
    public static bool IsSignatureReachable(IMethodSymbol method, Compilation compilation) =>
        IsReachable(method.ReturnType, compilation)
        && method.Parameters.All(parameter => IsReachable(parameter.Type, compilation));

    /// <summary>Whether a type, or one around it, is known in its file only.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) =>
        type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    public static bool IsReachable(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => IsReachable(array.ElementType, compilation),
        INamedTypeSymbol named => !named.IsFileLocal
            && !named.IsAnonymousType
            && (named.ContainingType is null || IsReachable(named.ContainingType, compilation))
            && compilation.IsSymbolAccessibleWithin(named, compilation.Assembly)
            && named.TypeArguments.All(argument => IsReachable(argument, compilation)),
        _ => true,
    };
}
