using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// The members of interfaces that a class implements by a method that does not say so itself: one of its base class, or
/// one that stands in for a marked method of the base class.
/// </summary>
internal static class AdoptedMembers
{
    /// <param name="compilation">The compilation, with whose references that know the library.</param>
    /// <param name="names">The names of marked methods.</param>
    public static IEnumerable<Implementation> In(Compilation compilation, IReadOnlyList<string> names) =>
        MonitoredMethods.Assemblies(compilation)
            .SelectMany(assembly => Classes(assembly.GlobalNamespace))
            .Where(type => !type.Interfaces.IsEmpty)
            .SelectMany(type => Of(type, names));

    private static IEnumerable<Implementation> Of(INamedTypeSymbol type, IReadOnlyList<string> names)
    {
        foreach (var member in type.Interfaces
            .SelectMany(contract => contract.AllInterfaces.Add(contract))
            .SelectMany(contract => names.SelectMany(name => contract.GetMembers(name)))
            .OfType<IMethodSymbol>())
        {
            if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol method
                && Marked(LastOverride(type, method)) is var marked
                && !(SymbolEqualityComparer.Default.Equals(marked.ContainingType, type) && Annotations.FindMonitored(marked) is not null))
            {
                yield return new(member, type, marked);
            }
        }
    }

    // What implements a member is the first declaration of a virtual method.
    private static IMethodSymbol LastOverride(INamedTypeSymbol type, IMethodSymbol method)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            foreach (var candidate in level.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (InheritedMembers.Declarations(candidate).Contains(method, SymbolEqualityComparer.Default))
                {
                    return candidate;
                }
            }
        }

        return method;
    }

    // An override that is not marked belongs to the model that it overrides.
    private static IMethodSymbol Marked(IMethodSymbol method) =>
        InheritedMembers.Declarations(method).FirstOrDefault(declaration => Annotations.FindMonitored(declaration) is not null) ?? method;

    private static IEnumerable<INamedTypeSymbol> Classes(INamespaceOrTypeSymbol scope) => scope.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static inner => inner is INamedTypeSymbol { TypeKind: TypeKind.Class } type ? Classes(inner).Prepend(type) : Classes(inner));
}
