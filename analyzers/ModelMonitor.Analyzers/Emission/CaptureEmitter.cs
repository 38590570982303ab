using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the type that captures one monitored method.</summary>
internal static class CaptureEmitter
{
    public static string Emit(MonitoredModel model)
    {
        var writer = new SourceWriter();
        if (model.Partial is { } partial)
        {
            EmitPart(writer, model, partial);
        }
        else
        {
            writer.Open($"namespace {RuntimeNames.GeneratedNamespace}");
            EmitType(writer, model);
            writer.Close();
        }

        return writer.ToString();
    }

    private static void EmitPart(SourceWriter writer, MonitoredModel model, PartialMethod partial)
    {
        string[] scopes = [.. partial.Namespace is { } space ? new[] { $"namespace {space}" } : [], .. partial.Types];
        foreach (var scope in scopes)
        {
            writer.Open(scope);
        }

        writer.Line(RuntimeNames.BodyAttribute);
        writer.Line($"{partial.Declaration}({partial.Parameters}) => {model.Method.CaptureType}.Invoke({partial.Arguments});");
        writer.Line();
        EmitType(writer, model);
        foreach (var _ in scopes)
        {
            writer.Close();
        }
    }

    private static void EmitType(SourceWriter writer, MonitoredModel model)
    {
        writer.Line(RuntimeNames.TypeAttributes);
        writer.Open($"{model.Method.Accessibility} static class {model.Method.CaptureType}");
        SchemaEmitter.Emit(writer, model);
        writer.Line();
        EmitOutputs(writer, model.Output);
        writer.Line();
        EmitInvoke(writer, model.Method);
        writer.Line();
        EmitMonitored(writer, model);
        writer.Line();
        EmitReadFeatures(writer, model);
        writer.Close();
    }

    private static void EmitOutputs(SourceWriter writer, ResultRead output)
    {
        writer.Open($"private static readonly {RuntimeNames.OutputWriter}<{output.Type}> Outputs = static (__row, __result) =>");
        RowEmitter.Emit(writer, output.Value, output.Object);
        writer.Close("};");
    }

    private static void EmitInvoke(SourceWriter writer, MonitoredMethod method)
    {
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("AggressiveInlining"));
        writer.Line($"internal static {method.ReturnType} Invoke({Signatures.Parameters(method)}) =>");
        writer.Line($"    Source.IsEnabled ? Monitored({Signatures.AllArguments(method)}) : {Signatures.Call(method)};");
    }

    private static void EmitMonitored(SourceWriter writer, MonitoredModel model)
    {
        var method = model.Method;
        string[] arguments = ["__row", .. model.Inputs.Select(input => input.Argument)];
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static {method.ReturnType} Monitored({Signatures.Parameters(method)})");
        writer.Line($"{RuntimeNames.Row} __row = stackalloc double[{model.Columns.Count}];");
        writer.Line("var __call = Source.Begin();");
        writer.Open("if (__call.IsRecording)");
        writer.Line($"try {{ ReadFeatures({string.Join(", ", arguments)}); }}");
        writer.Line($"catch ({RuntimeNames.Exception}) {{ __call.Reject(); }}");
        writer.Close();
        writer.Line();
        writer.Line($"{method.ReturnType} __result;");
        writer.Line($"try {{ __result = {Signatures.Call(method)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__call.Failed(Source, __error)) {{ throw; }}");
        writer.Line();
        if (model.Output.IsTask)
        {
            writer.Line("return __call.Observe(Source, __result, __row, Outputs);");
        }
        else
        {
            writer.Line("__call.Complete(__row, __result, Outputs);");
            writer.Line("return __result;");
        }

        writer.Close();
    }

    private static void EmitReadFeatures(SourceWriter writer, MonitoredModel model)
    {
        string[] parameters = [$"{RuntimeNames.Row} __row", .. model.Inputs.Select(input => input.Declaration)];
        writer.Open($"private static void ReadFeatures({string.Join(", ", parameters)})");
        foreach (var input in model.Inputs)
        {
            RowEmitter.Emit(writer, input.Value, input.Object);
        }

        writer.Close();
    }
}
