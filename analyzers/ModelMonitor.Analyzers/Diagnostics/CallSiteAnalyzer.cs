using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Names every use of a monitored method that is not captured, and why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSiteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.CallSites];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Annotations.Monitored) is null)
            {
                return;
            }

            var methods = new InterceptedMethods(start.Compilation);
            start.RegisterOperationAction(operation => CheckCall(operation, methods), OperationKind.Invocation);
            start.RegisterOperationAction(operation => CheckMethodGroup(operation, methods), OperationKind.MethodReference);
            start.RegisterOperationAction(operation => CheckDynamic(operation, methods), OperationKind.DynamicInvocation);
        });
    }

    private static void CheckCall(OperationAnalysisContext context, InterceptedMethods methods)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = MethodIdentity.Of(call.TargetMethod);
        if (methods.Include(method))
        {
            // Calls that nobody wrote, as of a query's operators, have no name to be located by.
            var reason = call.Syntax is InvocationExpressionSyntax syntax
                ? CallSiteParser.Judge(syntax, call.SemanticModel!, context.CancellationToken)
                : SkipReason.UnlocatableCall;
            if (reason is { } skipped)
            {
                Report(context, skipped, TypeNames.Of(method));
            }
        }
        else if (methods.MarkedBaseOf(method) is { } marked)
        {
            Report(context, SkipReason.UnmarkedMember, TypeNames.Of(method), TypeNames.Of(marked));
        }
    }

    private static void CheckMethodGroup(OperationAnalysisContext context, InterceptedMethods methods)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        var method = MethodIdentity.Of(reference.Method);
        if (reference.Parent is not INameOfOperation && methods.Include(method))
        {
            Report(context, SkipReason.MethodGroup, TypeNames.Of(method));
        }
    }

    private static void CheckDynamic(OperationAnalysisContext context, InterceptedMethods methods)
    {
        var call = (IDynamicInvocationOperation)context.Operation;
        if (call.Operation is IDynamicMemberReferenceOperation member && methods.Find(member) is { } method)
        {
            Report(context, SkipReason.Dynamic, TypeNames.Of(method));
        }
    }

    private static void Report(OperationAnalysisContext context, SkipReason reason, params object[] details) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(reason), context.Operation.Syntax.GetLocation(), details));
}
