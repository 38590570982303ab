using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics.Naming;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Asks of features whose names say that they are personal, an identifier or free text whether they are meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.FeatureNames];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A partial method counts as generated, since its body carries the attribute that says so.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Annotations.Monitored) is null)
            {
                return;
            }

            // A type that two models take is asked about once.
            var asked = new ConcurrentDictionary<(Location, string), bool>();
            start.RegisterSymbolAction(
                symbol =>
                {
                    foreach (var finding in Findings((IMethodSymbol)symbol.Symbol, symbol.Compilation, symbol.CancellationToken))
                    {
                        if (asked.TryAdd((finding.Location, finding.GetMessage(null)), true))
                        {
                            symbol.ReportDiagnostic(finding);
                        }
                    }
                },
                SymbolKind.Method);
        });
    }

    private static IEnumerable<Diagnostic> Findings(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (method.PartialDefinitionPart is not null
            || Annotations.FindMonitored(method) is not { } monitored
            || compilation.PlaceOf(monitored, cancellation) is not { } attribute)
        {
            return [];
        }

        var features = new List<CapturedFeature>();
        var model = AnnotationParser.Parse(method, monitored, compilation, report: null, cancellation, features.Add);
        return model is null ? [] : features.Select(Judge).OfType<Diagnostic>();

        Diagnostic? Judge(CapturedFeature feature)
        {
            if (feature.Annotations.IsFeature)
            {
                return null;
            }

            var name = feature.Symbol.Name;
            var owner = feature.Symbol is IParameterSymbol ? null : feature.Symbol.ContainingType?.Name;
            return !feature.IsSensitive && FeatureTerms.PersonalData.Find(name, owner, feature.Family) is { } personal
                    ? Create(Descriptors.LikelyPersonalData, personal)
                : FeatureTerms.Identifiers.Find(name, owner, feature.Family) is not null
                    ? Create(Descriptors.LikelyIdentifier, feature.Family == ScalarFamily.Text ? "a category" : "a quantity")
                : FeatureTerms.FreeText.Find(name, owner, feature.Family) is { } text
                    ? Create(Descriptors.LikelyFreeText, text)
                : null;

            // A member of another project cannot be shown where it stands.
            Diagnostic Create(DiagnosticDescriptor rule, string detail) =>
                Diagnostic.Create(rule, compilation.PlaceOf(feature.Symbol) ?? attribute, feature.Name, detail);
        }
    }
}
