using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Types by which a method is served rather than asked: no features, and nothing to warn of.</summary>
internal static class Services
{
    public static bool Include(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate || Name(type) is
            "System.Threading.CancellationToken" or "System.IServiceProvider" or "System.IProgress" or "System.TimeProvider"
            or "Microsoft.Extensions.Logging.ILogger";

    private static string Name(ITypeSymbol type) => type.ContainingNamespace is { } space ? $"{space}.{type.Name}" : type.Name;
}
