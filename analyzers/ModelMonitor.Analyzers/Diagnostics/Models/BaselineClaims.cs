using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>
/// Which model is compared with which files: those of its name and version, and where there are none, those of its
/// name, since the agent takes a baseline for all versions of a model.
/// </summary>
internal sealed class BaselineClaims(ImmutableArray<BaselineSource> files)
{
    private readonly ConcurrentBag<(string Name, string Version)> _models = [];

    /// <summary>Compares a method, if it declares a model.</summary>
    public void Compare(IMethodSymbol method, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (Annotations.FindMonitored(method) is not { } monitored || Annotations.FirstArgument(monitored) is not { } name)
        {
            return;
        }

        var version = monitored.NamedArguments.FirstOrDefault(argument => argument.Key == "Version").Value.Value as string ?? "1";
        _models.Add((name, version));

        // The columns of an open method depend on its callers.
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            return;
        }

        var exact = files.Where(file => file.IsOfVersion(name, version)).ToList();
        var claimed = exact.Count > 0 ? exact : files.Where(file => file.IsOf(name, version)).ToList();
        var places = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        if (claimed.Count == 0 || AnnotationParser.Parse(method, monitored, compilation, report: null, cancellation, feature => places[feature.Name] = feature.Symbol) is not { } model)
        {
            return;
        }

        var attribute = compilation.PlaceOf(monitored, cancellation);
        foreach (var file in claimed)
        {
            foreach (var finding in ModelComparison.Compare(model, file.Content.Model!))
            {
                var symbol = finding.Column is not null && places.TryGetValue(finding.Column, out var found) ? found : null;
                var inFile = file.Locate(finding.Place);
                var place = (symbol is null ? null : compilation.PlaceOf(symbol)) ?? attribute ?? inFile;
                report(Diagnostic.Create(finding.Rule, place, [inFile], finding.Properties, [.. finding.Details]));
            }
        }
    }

    /// <summary>Compares what is left with the models of referenced projects, and names the files that nothing declares.</summary>
    public void ReportUnclaimed(CompilationAnalysisContext context)
    {
        if (files.All(IsClaimed))
        {
            return;
        }

        foreach (var method in ReferencedMethods(context.Compilation))
        {
            Compare(method, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }

        foreach (var file in files.Where(file => !IsClaimed(file)))
        {
            var trained = file.Content.Model!;
            var nearest = NearestName.Among(_models.Select(model => model.Name).Distinct(), trained.Name);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.BaselineWithoutModel, file.Locate(trained.NamePlace), file.Mapping ?? trained.Name,
                nearest is null ? "" : $" (is it '{nearest}'?)"));
        }
    }

    private bool IsClaimed(BaselineSource file) =>
        file.Content.Model is null || _models.Any(model => file.IsOf(model.Name, model.Version));

    private static IEnumerable<IMethodSymbol> ReferencedMethods(Compilation compilation) => compilation.References
        .Select(compilation.GetAssemblyOrModuleSymbol)
        .OfType<IAssemblySymbol>()
        .Where(MonitoredMethods.MayBeIn)
        .SelectMany(MonitoredMethods.In)
        .Select(entry => entry.Method);
}
