using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the type that captures one monitored method.</summary>
internal static class CaptureEmitter
{
    public static string Emit(MonitoredModel model)
    {
        var writer = new SourceWriter();
        writer.Allow(model.Method.Experiments);
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
        EmitInvoke(writer, model);
        writer.Line();
        EmitBody(writer, model);
        writer.Close();
    }

    private static void EmitBody(SourceWriter writer, MonitoredModel model)
    {
        if (model.Batch is { } batch)
        {
            BatchEmitter.Emit(writer, model, batch);
        }
        else if (model.Output.IsStream)
        {
            StreamEmitter.Emit(writer, model);
        }
        else
        {
            BodyEmitter.Emit(writer, model);
        }
    }

    private static void EmitInvoke(SourceWriter writer, MonitoredModel model)
    {
        var method = model.Method;
        var monitored = $"Monitored({Signatures.AllArguments(method)})";
        var enabled = model.Fallback is null ? "Source.IsEnabled" : "Source.IsEnabled || !Source.Breaker.IsClosed";
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("AggressiveInlining"));
        var signature = $"internal static {method.ReturnType} Invoke({Signatures.Parameters(method)})";
        if (method.ReturnsVoid)
        {
            writer.Open(signature);
            writer.Line(model.ChecksEachCall
                ? $"{monitored};"
                : $"if ({enabled}) {{ {monitored}; }} else {{ {Signatures.Call(method)}; }}");
            writer.Close();
            return;
        }

        writer.Line($"{signature} =>");
        writer.Line(model.ChecksEachCall ? $"    {monitored};" : $"    {enabled} ? {monitored} : {Signatures.Call(method)};");
    }
}
