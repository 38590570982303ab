using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Says once for a project that its calls are not intercepted, and how many it has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.Configurations];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Annotations.Monitored) is null || Fault(start.Compilation, start.Options) is not { } rule)
            {
                return;
            }

            var methods = new InterceptedMethods(start.Compilation);
            var calls = new ConcurrentBag<Location>();
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (call.Syntax is InvocationExpressionSyntax syntax
                        && methods.Include(MethodIdentity.Of(call.TargetMethod))
                        && CallSiteParser.Judge(syntax, call.SemanticModel!, operation.CancellationToken) is null)
                    {
                        calls.Add(call.Syntax.GetLocation());
                    }
                },
                OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Report(end, rule, calls));
        });
    }

    /// <summary>The rule that says why no call of a project is intercepted, or <see langword="null"/>.</summary>
    internal static DiagnosticDescriptor? Fault(Compilation compilation, AnalyzerOptions options) =>
        SettingsParser.IsSwitchedOff(options.AnalyzerConfigOptionsProvider.GlobalOptions) ? Descriptors.InterceptorsOff
        : compilation.SyntaxTrees.FirstOrDefault() is { } tree && !SettingsParser.IsOptedIn(tree.Options) ? Descriptors.NamespaceNotOptedIn
        : null;

    private static void Report(CompilationAnalysisContext context, DiagnosticDescriptor rule, ConcurrentBag<Location> calls)
    {
        if (calls.IsEmpty)
        {
            return;
        }

        var first = calls
            .OrderBy(call => call.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(call => call.SourceSpan.Start)
            .First();
        context.ReportDiagnostic(Diagnostic.Create(rule, first, calls.Count));
    }
}
