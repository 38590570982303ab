using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads a partial method that has no body: the body around <c>&lt;Name&gt;Core</c> is generated.</summary>
internal static class PartialParser
{
    /// <summary>Whether the body is generated; analyzers see a method that has it already.</summary>
    public static bool IsBodyWanted(IMethodSymbol method) => method.OriginalDefinition is { IsPartialDefinition: true } definition
        && (definition.PartialImplementationPart is null || Annotations.CapturesItself(definition));

    /// <summary>Whether the method's own body captures it, be it still to be generated.</summary>
    public static bool CapturesItself(IMethodSymbol method) => IsBodyWanted(method) || Annotations.CapturesItself(method);

    /// <summary>The method that the body calls; it may be static where the partial method is not.</summary>
    public static IMethodSymbol? FindCore(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name + "Core")
        .OfType<IMethodSymbol>()
        .FirstOrDefault(core => (core.IsStatic || !method.IsStatic)
            && !core.IsGenericMethod
            && SymbolEqualityComparer.Default.Equals(core.ReturnType, method.ReturnType)
            && core.Parameters.Length == method.Parameters.Length
            && core.Parameters.Zip(method.Parameters, IsSame).All(same => same));

    public static PartialMethod Parse(IMethodSymbol method, CancellationToken cancellation)
    {
        var syntax = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var modifiers = string.Concat(syntax.Modifiers
            .Where(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword))
            .Select(modifier => modifier.Text + " "));
        var space = method.ContainingNamespace;
        var self = method.IsStatic ? [] : new[] { $"{SignatureParser.ReceiverPassing(method)}this" };
        return new(
            space.IsGlobalNamespace ? null : space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            ContainingTypes(method.ContainingType).Reverse().ToEquatableArray(),
            $"{modifiers}partial {TypeNames.Of(method.ReturnType)} {Identifiers.Escape(method.Name)}",
            (method.IsExtensionMethod ? "this " : "") + string.Join(", ", method.Parameters.Select(SignatureParser.Declaration)),
            string.Join(", ", self.Concat(method.Parameters.Select(parameter =>
                SignatureParser.Passing(parameter.RefKind) + Identifiers.Escape(parameter.Name)))));
    }

    private static bool IsSame(IParameterSymbol core, IParameterSymbol parameter) =>
        core.RefKind == parameter.RefKind && SymbolEqualityComparer.Default.Equals(core.Type, parameter.Type);

    private static string TypeParameters(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? ""
        : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Variance(parameter) + Identifiers.Escape(parameter.Name)))}>";

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    private static IEnumerable<string> ContainingTypes(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            var keyword = (type.TypeKind, type.IsRecord) switch
            {
                (TypeKind.Interface, _) => "interface",
                (TypeKind.Struct, true) => "record struct",
                (TypeKind.Struct, false) => "struct",
                (_, true) => "record",
                _ => "class",
            };
            yield return $"partial {keyword} {Identifiers.Escape(type.Name)}{TypeParameters(type)}";
        }
    }
}
