using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>The methods of an assembly that are marked <c>[Monitored]</c>, in types of every depth.</summary>
internal static class MonitoredMethods
{
    public static IEnumerable<(IMethodSymbol Method, AttributeData Monitored)> In(IAssemblySymbol assembly) => Declared(assembly.GlobalNamespace)
        .Select(static method => (Method: method, Monitored: Annotations.FindMonitored(method)!))
        .Where(static entry => entry.Monitored is not null);

    /// <summary>The assembly of a compilation, and the referenced ones that can declare models.</summary>
    public static IEnumerable<IAssemblySymbol> Assemblies(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(MayBeIn).Prepend(compilation.Assembly);

    /// <summary>Those of the referenced assemblies.</summary>
    public static IEnumerable<IMethodSymbol> Referenced(Compilation compilation) => Assemblies(compilation)
        .Skip(1)
        .SelectMany(static assembly => In(assembly))
        .Select(static entry => entry.Method);

    /// <summary>Whether an assembly can declare models: only one that references the library, which most do not.</summary>
    public static bool MayBeIn(IAssemblySymbol assembly) => assembly.Modules.Any(static module =>
        module.ReferencedAssemblies.Any(static reference => reference.Name == ReferencedModels.RuntimeAssembly));

    private static IEnumerable<IMethodSymbol> Declared(INamespaceOrTypeSymbol scope) => scope.GetMembers().SelectMany(static member => member switch
    {
        IMethodSymbol method => [method],
        INamespaceOrTypeSymbol nested => Declared(nested),
        _ => [],
    });
}
