using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Diagnostics.Naming;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>The names of the models that a compilation and its references declare, and the parameters that take one.</summary>
internal sealed class KnownModels(Compilation compilation)
{
    private const int MostListed = 5;

    private readonly ConcurrentDictionary<IParameterSymbol, bool> _parameters = new(SymbolEqualityComparer.Default);

    // Looked for when the first parameter takes a name, and not in projects where none does.
    private readonly Lazy<SortedSet<string>> _names = new(() => new(
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(MonitoredMethods.MayBeIn)
            .Append(compilation.Assembly)
            .SelectMany(MonitoredMethods.In)
            .Select(entry => Annotations.FirstArgument(entry.Monitored))
            .OfType<string>(),
        StringComparer.Ordinal));

    /// <summary>Whether a parameter is marked <c>[ModelName]</c>.</summary>
    public bool AreTakenBy(IParameterSymbol parameter) => _parameters.GetOrAdd(parameter.OriginalDefinition, static original =>
        original.GetAttributes().Any(attribute => Annotations.IsOurs(attribute.AttributeClass, "ModelNameAttribute")));

    /// <summary>What to say of a name that is not one of them, or <see langword="null"/>; nothing is said if there are none.</summary>
    public string? Objection(string name)
    {
        var names = _names.Value;
        if (names.Count == 0 || names.Contains(name))
        {
            return null;
        }

        if (EditDistance.Nearest(name, names) is { } nearest)
        {
            return $"did you mean '{nearest}'?";
        }

        var listed = string.Join(", ", names.Take(MostListed).Select(known => $"'{known}'"));
        return names.Count <= MostListed ? $"they declare {listed}" : $"they declare {listed} and {names.Count - MostListed} more";
    }
}
