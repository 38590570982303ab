using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>The models of a compilation, gathered to find those that share a name and version.</summary>
internal sealed class DeclaredModels
{
    private readonly ConcurrentBag<(MonitoredModel Model, Location Location)> _models = [];

    public void Add(MonitoredModel model, Location location) => _models.Add((model, location));

    public void ReportRepeated(CompilationAnalysisContext context)
    {
        foreach (var repeated in _models.GroupBy(entry => (entry.Model.Name, entry.Model.Version)))
        {
            var ordered = repeated
                .OrderBy(entry => entry.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(entry => entry.Location.SourceSpan.Start)
                .ToList();
            foreach (var (model, location) in ordered.Skip(1))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.RepeatedModel, location, ordered[0].Model.Display, model.Display, model.Name, model.Version));
            }
        }
    }
}
