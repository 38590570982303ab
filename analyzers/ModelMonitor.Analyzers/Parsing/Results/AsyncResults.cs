using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Results that come later: the types around them.</summary>
internal static class AsyncResults
{
    /// <summary>A task or value task of a result.</summary>
    public static bool IsTask(ITypeSymbol type) => Is(type, "Task", "System.Threading.Tasks") || Is(type, "ValueTask", "System.Threading.Tasks");

    /// <summary>An asynchronous stream of results.</summary>
    public static bool IsStream(ITypeSymbol type) => Is(type, "IAsyncEnumerable", "System.Collections.Generic");

    /// <summary>The type within a task or stream, or the type itself.</summary>
    public static ITypeSymbol Within(ITypeSymbol type) =>
        IsTask(type) || IsStream(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    private static bool Is(ITypeSymbol type, string name, string space) =>
        type is INamedTypeSymbol { Arity: 1 } named && named.Name == name && named.ContainingNamespace.ToDisplayString() == space;
}
