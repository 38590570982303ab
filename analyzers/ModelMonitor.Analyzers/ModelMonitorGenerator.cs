using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Emission;
using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers;

/// <summary>
/// Generates the capture of methods marked <c>[Monitored]</c>: a type for each method, which depends on
/// annotations only; the interceptors of its calls, which depend on every file with a call; and the registration.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelMonitorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Combine(context.ParseOptionsProvider)
            .Select(static (source, _) => SettingsParser.Parse(source.Left.GlobalOptions, source.Right))
            .WithTrackingName(StepNames.Settings);

        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(Annotations.Monitored, static (_, _) => true, Parse)
            .Where(static model => model is not null)
            .Collect()
            .SelectMany(static (all, _) => all.OfType<MonitoredModel>().GroupBy(model => model.Method.HintName).Select(group => group.First()))
            .WithTrackingName(StepNames.Models);

        // Generic methods are captured where their calls close them.
        var closedModels = models.Where(static model => !model.IsOpen);

        var referencedNames = context.MetadataReferencesProvider
            .SelectMany(static (reference, cancellation) => ReferencedModels.MethodNames(reference, cancellation))
            .Collect()
            .Select(static (names, _) => names.ToEquatableArray())
            .WithTrackingName(StepNames.ReferencedNames);

        var names = models
            .Where(static model => model.Partial is null)
            .Select(static (model, _) => model.Method.Name)
            .Collect()
            .Combine(referencedNames)
            .Select(static (source, _) => source.Left.Concat(source.Right).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray())
            .Combine(settings)
            .Select(static (source, _) => source.Right.FindsCalls ? source.Left : [])
            .WithTrackingName(StepNames.Names);

        // Trees rather than nodes: a syntax provider would visit every node of every tree, and each tree at every edit.
        var files = context.CompilationProvider
            .Combine(names)
            .SelectMany(static (source, _) => source.Right.Count == 0 ? [] : source.Left.SyntaxTrees.Select(tree => new NamedTree(tree, source.Right)))
            .Select(FileScan.Of)
            .WithTrackingName(StepNames.Files)
            .Collect();

        var surroundings = files
            .Select(static (scans, _) => scans.Select(scan => scan.Surface).ToEquatableArray())
            .WithTrackingName(StepNames.Surfaces)
            .Combine(context.MetadataReferencesProvider.Collect())
            .Combine(context.ParseOptionsProvider)
            .Combine(context.CompilationProvider.Select(static (compilation, _) => (compilation.AssemblyName, compilation.Options)))
            .Select(static (_, _) => new Surroundings())
            .WithTrackingName(StepNames.Surroundings);

        var calls = files
            .Select(static (scans, _) => scans.Select(scan => scan.Candidates).Where(candidates => candidates.Calls.Count > 0).ToImmutableArray())
            .Combine(surroundings)
            .Combine(names)
            .Combine(context.CompilationProvider)
            .SelectMany(static (source, cancellation) => CallSiteBinder.Bind(
                source.Left.Left.Left, source.Left.Left.Right, source.Left.Right, source.Right, cancellation))
            .WithTrackingName(StepNames.FileCalls)
            .Collect()
            .Select(static (files, _) => CallSites.Join(files))
            .WithTrackingName(StepNames.CallSites);

        var referencedModels = calls
            .SelectMany(static (found, _) => found.Referenced)
            .WithTrackingName(StepNames.ReferencedModels);

        var captures = closedModels
            .Collect()
            .Combine(referencedModels.Collect())
            .Select(static (source, _) => source.Left.Concat(source.Right)
                .Where(model => model.Method.IsRegistered)
                .Select(model => model.Method.Capture)
                .OrderBy(capture => capture, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(StepNames.Registration);

        var interceptors = calls.Select(static (found, _) => found.Methods).WithTrackingName(StepNames.Interceptors);

        context.RegisterSourceOutput(closedModels, AddCapture);
        context.RegisterImplementationSourceOutput(referencedModels, AddCapture);
        context.RegisterImplementationSourceOutput(interceptors, static (output, methods) =>
            Add(output, InterceptorEmitter.HintName, methods.Count, () => InterceptorEmitter.Emit(methods)));
        context.RegisterImplementationSourceOutput(captures, static (output, types) =>
            Add(output, RegistrationEmitter.HintName, types.Count, () => RegistrationEmitter.Emit(types)));
    }

    private static MonitoredModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is IMethodSymbol method
            ? AnnotationParser.Parse(method, context.Attributes[0], context.SemanticModel.Compilation, report: null, cancellation)
            : null;

    private static void AddCapture(SourceProductionContext output, MonitoredModel model) =>
        output.AddSource(model.Method.HintName, CaptureEmitter.Emit(model));

    private static void Add(SourceProductionContext output, string hintName, int count, Func<string> emit)
    {
        if (count > 0)
        {
            output.AddSource(hintName, emit());
        }
    }
}
