using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics;

/// <summary>Finds constant texts that are passed as the name of a model, and are none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnknownModel];

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

            var models = new KnownModels(start.Compilation);
            start.RegisterOperationAction(operation => Check(operation, models), OperationKind.Argument);
        });
    }

    private static void Check(OperationAnalysisContext context, KnownModels models)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue }
            && ConstantTexts(argument.Value) is { Length: > 0 } texts
            && models.AreTakenBy(parameter))
        {
            foreach (var text in texts)
            {
                if (models.Objection((string)text.ConstantValue.Value!) is { } objection)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.UnknownModel, text.Syntax.GetLocation(), text.ConstantValue.Value, objection));
                }
            }
        }
    }

    // The text itself, or those of an array or collection.
    private static ImmutableArray<IOperation> ConstantTexts(IOperation value)
    {
        if (IsText(value))
        {
            return [value];
        }

        return value switch
        {
            IConversionOperation conversion => ConstantTexts(conversion.Operand),
            IArrayCreationOperation { Initializer.ElementValues: var elements } => [.. elements.Where(IsText)],
            ICollectionExpressionOperation { Elements: var elements } => [.. elements.Where(IsText)],
            _ => [],
        };
    }

    private static bool IsText(IOperation value) => value.ConstantValue is { HasValue: true, Value: string };
}
