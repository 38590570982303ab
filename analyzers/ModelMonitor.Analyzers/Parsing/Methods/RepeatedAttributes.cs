using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// Attributes by which a method warns its callers. A forward repeats them, so that the warning stays with the
/// user's call, where it is suppressed or not, and does not move into generated code.
/// </summary>
internal static class RepeatedAttributes
{
    public static EquatableArray<string> Of(IMethodSymbol method) => method.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { } type && IsWarning(type))
        .Select(Print)
        .ToEquatableArray();

    private static bool IsWarning(INamedTypeSymbol type) => $"{type.ContainingNamespace}.{type.Name}" is
        "System.ObsoleteAttribute"
        or "System.Diagnostics.CodeAnalysis.ExperimentalAttribute"
        or "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute"
        or "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute"
        or "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute";

    private static string Print(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(argument => argument.ToCSharpString())
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {argument.Value.ToCSharpString()}"));
        return $"[{attribute.AttributeClass!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({string.Join(", ", arguments)})]";
    }
}
