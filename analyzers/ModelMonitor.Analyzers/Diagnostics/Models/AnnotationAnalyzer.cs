using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Says what of a <c>[Monitored]</c> method cannot be captured, with the parser that the generator uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.Annotations, .. Descriptors.Rules];

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

            var models = new DeclaredModels();
            start.RegisterSymbolAction(symbol => Check(
                (IMethodSymbol)symbol.Symbol, symbol.Compilation, models, symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.Method);
            start.RegisterOperationAction(operation => Check(
                FunctionOf(operation.Operation), operation.Compilation, models, operation.ReportDiagnostic, operation.CancellationToken),
                OperationKind.LocalFunction, OperationKind.AnonymousFunction);
            start.RegisterCompilationEndAction(models.ReportRepeated);
        });
    }

    private static IMethodSymbol FunctionOf(IOperation operation) =>
        operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)operation).Symbol;

    private static void Check(
        IMethodSymbol method, Compilation compilation, DeclaredModels models, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (method.PartialDefinitionPart is not null
            || Annotations.FindMonitored(method) is not { } monitored
            || compilation.PlaceOf(monitored, cancellation) is not { } location)
        {
            return;
        }

        var model = AnnotationParser.Parse(method, monitored, compilation, Report, cancellation);
        if (model is null)
        {
            return;
        }

        models.Add(model, location);
        if (model.Partial is null && InheritedMembers.Of(method).FirstOrDefault(member => IsMissed(member, method, compilation)) is { } inherited)
        {
            report(Diagnostic.Create(
                Descriptors.UnmarkedBase, location, TypeNames.Of(method), TypeNames.Of(inherited), method.Name + "Core"));
        }

        void Report(Skip skip)
        {
            // A member in this project is named where it stands, everything else at the attribute.
            var place = skip.Place is IMethodSymbol ? location : compilation.PlaceOf(skip.Place) ?? location;
            report(Diagnostic.Create(Descriptors.Of(skip.Reason), place, [.. skip.Details]));
        }
    }

    // Calls are forwarded to the method where both can be seen: not by those who see the member alone.
    private static bool IsMissed(IMethodSymbol inherited, IMethodSymbol method, Compilation compilation) =>
        Annotations.FindMonitored(inherited) is null
        && !(Dispatch.IsPossible(inherited, method, compilation)
            && SymbolEqualityComparer.Default.Equals(inherited.ContainingAssembly, compilation.Assembly)
            && (Visibility.IsClosed(compilation) || !Visibility.IsPublic(inherited) || Visibility.IsPublic(method)));
}
