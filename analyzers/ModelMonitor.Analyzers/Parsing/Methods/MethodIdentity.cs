using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Which method a symbol stands for: the one that is declared, and that generated code can call.</summary>
internal static class MethodIdentity
{
    /// <summary>
    /// Undoes the reduction of extension methods and the closing of type parameters, takes the definition of a
    /// partial method, and the static method behind a member of an extension block.
    /// </summary>
    public static IMethodSymbol Of(IMethodSymbol method) => Constructed(method).OriginalDefinition;

    /// <summary>The same, with the type arguments that a call gives it.</summary>
    public static IMethodSymbol Constructed(IMethodSymbol method)
    {
        if (method.ReducedFrom is { } extension)
        {
            method = extension.IsGenericMethod ? extension.Construct([.. method.TypeArguments]) : extension;
        }

        method = method.PartialDefinitionPart ?? method;
        return IsInExtensionBlock(method) ? Implementation(method) ?? method : method;
    }

    public static bool IsInExtensionBlock(IMethodSymbol method) =>
        method.ContainingType is { CanBeReferencedByName: false, ContainingType: not null };

    // The parameter of the block stands before those of the method.
    private static IMethodSymbol? Implementation(IMethodSymbol member) => member.ContainingType.ContainingType
        .GetMembers(member.Name)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(candidate => candidate.IsStatic
            && candidate.Parameters.Length == member.Parameters.Length + (member.IsStatic ? 0 : 1)
            && candidate.Parameters.Skip(candidate.Parameters.Length - member.Parameters.Length)
                .Zip(member.Parameters, static (left, right) =>
                    left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type))
                .All(same => same));
}
