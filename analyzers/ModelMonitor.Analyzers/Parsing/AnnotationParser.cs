using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads a method marked <c>[Monitored]</c> into a model, or finds why it cannot be captured.</summary>
internal static class AnnotationParser
{
    private const int MaxColumns = 512;

    public static MonitoredModel? Parse(
        IMethodSymbol method, AttributeData monitored, Compilation compilation, Action<Skip>? report, CancellationToken cancellation,
        Action<CapturedFeature>? captured = null)
    {
        method = MethodIdentity.Of(method);
        var skips = new Skips(report);
        CheckMethod(method, compilation, skips);
        var name = CheckName(Annotations.FirstArgument(monitored), "model name", method, skips);
        var version = CheckName(Named(monitored, "Version") as string ?? "1", "model version", method, skips);
        if (skips.AreFatal)
        {
            return null;
        }

        var partial = PartialParser.IsBodyWanted(method) ? PartialParser.Parse(method, cancellation) : null;
        var called = partial is null ? method : PartialParser.FindCore(method)!;
        var signature = SignatureParser.Parse(method, called, compilation, partial);
        var features = new FeatureParser(skips, captured);
        var batch = BatchShape.Of(method);
        var inputs = method.Parameters
            .Zip(signature.Parameters, (parameter, forward) => features.Parse(parameter, forward, batch))
            .ToList();
        var result = new ResultParser(skips, method, (PredictionTask)(Named(monitored, "Task") as int? ?? 0));
        var output = result.Parse(features.Features.Count, batch);
        Column[] columns = [.. features.Features, .. result.Outputs, .. features.Key is { } key ? [key] : Array.Empty<Column>()];
        CheckColumns(columns, method, skips);
        return skips.AreFatal ? null : new(
            name,
            version,
            result.Task.ToString(),
            TypeNames.Of(method),
            signature,
            columns.ToEquatableArray(),
            inputs.OfType<ParameterRead>().ToEquatableArray(),
            output!,
            partial)
        {
            Batch = batch?.Read(method, signature, inputs),
        };
    }

    private static void CheckMethod(IMethodSymbol method, Compilation compilation, Skips skips)
    {
        var display = TypeNames.Of(method);
        if (!IsOrdinary(method))
        {
            skips.Add(SkipReason.NotOrdinary, method, display);
        }
        else if (method.IsGenericMethod || IsGeneric(method.ContainingType))
        {
            skips.Add(SkipReason.Generic, method, display);
        }
        else if (!SignatureParser.IsForwardable(method))
        {
            skips.Add(SkipReason.UnforwardableSignature, method, display);
        }
        else if (PartialParser.IsBodyWanted(method))
        {
            if (PartialParser.FindCore(method) is null)
            {
                skips.Add(SkipReason.MissingCore, method, display, method.Name + "Core");
            }
        }
        else if (!Reachability.IsReachable(method, compilation))
        {
            skips.Add(SkipReason.Inaccessible, method, display);
        }
    }

    private static string CheckName(string? name, string what, IMethodSymbol method, Skips skips)
    {
        if (ColumnNames.Fault(name) is { } fault)
        {
            skips.Add(SkipReason.UnusableModelName, method, TypeNames.Of(method), what, fault);
        }

        return name ?? "";
    }

    private static void CheckColumns(Column[] columns, IMethodSymbol method, Skips skips)
    {
        var display = TypeNames.Of(method);
        foreach (var repeated in columns.GroupBy(column => column.Name).Where(group => group.Count() > 1))
        {
            skips.Add(SkipReason.RepeatedColumn, method, display, repeated.Key);
        }

        if (columns.Length > MaxColumns)
        {
            skips.Add(SkipReason.TooManyColumns, method, display, $"{columns.Length}", $"{MaxColumns}");
        }

        if (!columns.Any(column => column.Role == ColumnRole.Feature))
        {
            skips.Add(SkipReason.NoFeatures, method, display);
        }
    }

    // A static member of an interface has no name but a type parameter's.
    private static bool IsOrdinary(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && !MethodIdentity.IsInExtensionBlock(method)
        && !(method.IsStatic && (method.IsAbstract || method.IsVirtual));

    private static bool IsGeneric(INamedTypeSymbol? type) =>
        type is not null && (type.IsGenericType || IsGeneric(type.ContainingType));

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
