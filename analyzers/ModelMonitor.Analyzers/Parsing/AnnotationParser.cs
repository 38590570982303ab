using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Reads a method marked <c>[Monitored]</c> into a model, or finds why it cannot be captured.</summary>
internal static class AnnotationParser
{
    /// <summary>The most columns of a row.</summary>
    public const int MaxColumns = 512;

    // What an open method predicts.
    private static readonly ResultRead Unknown = new("", IsTask: false, null, null);

    public static MonitoredModel? Parse(
        IMethodSymbol method, AttributeData monitored, Compilation compilation, Action<Skip>? report, CancellationToken cancellation,
        Action<CapturedFeature>? captured = null)
    {
        method = MethodIdentity.Constructed(method);
        var skips = new Skips(report);
        CheckMethod(method, compilation, skips);
        var name = CheckName(Annotations.FirstArgument(monitored), "model name", method, skips);
        var version = CheckName(Annotations.Named<string>(monitored, "Version") ?? "1", "model version", method, skips);
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
        var prediction = Prediction.Of(method, batch, compilation);
        var result = new ResultParser(skips, method, prediction, (PredictionTask)Annotations.Named<int>(monitored, "Task"));
        var output = result.Parse(features.Features.Count);
        Column[] columns = [.. features.Features, .. result.Outputs, .. features.Key is { } key ? [key] : Array.Empty<Column>()];
        CheckColumns(columns, method, skips, features.IsOpen);
        if (partial is not null && (features.IsOpen || result.IsOpen))
        {
            skips.Add(SkipReason.Generic, method, TypeNames.Of(method), "has a feature or result of a type parameter's type");
        }

        var routing = RoutingParser.Parse(method, called, monitored, features.Rules.Count, compilation, skips);
        return skips.AreFatal ? null : new(
            name,
            version,
            result.Task.ToString(),
            TypeNames.Of(method.OriginalDefinition),
            signature,
            columns.ToEquatableArray(),
            inputs.OfType<ParameterRead>().ToEquatableArray(),
            output ?? Unknown,
            partial)
        {
            Batch = batch?.Read(method, signature, inputs),
            IsOpen = partial is null && TypeArguments.AreOpen(method),
            Rules = features.Rules.ToEquatableArray(),
            Violations = routing.Violations,
            Fallback = routing.Fallback,
        };
    }

    private static void CheckMethod(IMethodSymbol method, Compilation compilation, Skips skips)
    {
        var display = TypeNames.Of(method);
        if (!IsOrdinary(method))
        {
            skips.Add(SkipReason.NotOrdinary, method, display);
        }
        else if (method.IsGenericMethod && PartialParser.IsBodyWanted(method))
        {
            skips.Add(SkipReason.Generic, method, display, "has type parameters");
        }
        else if (!SignatureParser.IsForwardable(method))
        {
            skips.Add(SkipReason.UnforwardableSignature, method, display);
        }
        else if (PartialParser.IsBodyWanted(method) && !Reachability.IsFileLocal(method.ContainingType))
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

    private static void CheckColumns(Column[] columns, IMethodSymbol method, Skips skips, bool areOpen)
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

        if (!areOpen && !columns.Any(column => column.Role == ColumnRole.Feature))
        {
            skips.Add(SkipReason.NoFeatures, method, display);
        }
    }

    // A static member of an interface has no name but a type parameter's.
    private static bool IsOrdinary(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && !MethodIdentity.IsInExtensionBlock(method)
        && !(method.IsStatic && (method.IsAbstract || method.IsVirtual));
}
