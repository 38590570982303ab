using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the body of a monitored call that makes many predictions: one row for each of them.</summary>
internal static class BatchEmitter
{
    private const string Catch = $"catch ({RuntimeNames.Exception}) {{ __batch.Reject(); }}";

    public static void Emit(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        if (model.Output.IsTask)
        {
            writer.Line($"private static readonly {RuntimeNames.BatchReader}<{batch.ResultType}> Outputs =");
            writer.Line($"    static (ref {RuntimeNames.Batch} __batch, {batch.ResultType} __result) => ReadOutputs(ref __batch, {batch.Argument});");
            writer.Line();
        }

        EmitMonitored(writer, model, batch);
        writer.Line();
        EmitReadBatch(writer, model, batch);
        writer.Line();
        BodyEmitter.EmitReadFeatures(writer, model);
        writer.Line();
        EmitReadOutputs(writer, model.Output, batch);
    }

    private static void EmitMonitored(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        var method = model.Method;
        var isVoid = method.ReturnType == "void";
        string[] arguments = ["ref __batch", .. batch.Parameters.Select(parameter => parameter.Argument)];
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static {method.ReturnType} Monitored({Signatures.Parameters(method)})");
        writer.Line("var __batch = Source.BeginBatch();");
        writer.Open("if (__batch.IsRecording)");
        writer.Line($"try {{ ReadBatch({string.Join(", ", arguments)}); }}");
        writer.Line(Catch);
        writer.Line("__batch.Start();");
        writer.Close();
        writer.Line();
        if (!isVoid)
        {
            writer.Line($"{method.ReturnType} __result;");
        }

        writer.Line($"try {{ {(isVoid ? "" : "__result = ")}{Signatures.Call(method)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__batch.Failed(__error)) {{ throw; }}");
        writer.Line();
        if (model.Output.IsTask)
        {
            writer.Line("return __batch.Observe(__result, Outputs);");
        }
        else
        {
            EmitComplete(writer, batch);
            if (!isVoid)
            {
                writer.Line();
                writer.Line("return __result;");
            }
        }

        writer.Close();
    }

    private static void EmitComplete(SourceWriter writer, BatchRead batch)
    {
        writer.Open("if (__batch.IsRecording)");
        writer.Line($"try {{ ReadOutputs(ref __batch, {batch.Argument}); }}");
        writer.Line(Catch);
        writer.Line("__batch.Complete();");
        writer.Close();
    }

    private static void EmitReadBatch(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        string[] parameters = [$"ref {RuntimeNames.Batch} __batch", .. batch.Parameters.Select(parameter => parameter.Declaration)];
        writer.Open($"private static void ReadBatch({string.Join(", ", parameters)})");
        var step = "Open";
        foreach (var length in batch.Parameters.Select(parameter => parameter.Length).OfType<string>())
        {
            writer.Line($"__batch.{step}({length});");
            step = "Align";
        }

        writer.Open("while (__batch.MoveNext())");
        writer.Line($"var {BatchShape.Index} = __batch.Index;");
        string[] arguments = ["__batch.Row", .. model.Inputs.Select(input => input.Argument)];
        writer.Line($"try {{ ReadFeatures({string.Join(", ", arguments)}); }}");
        writer.Line(Catch);
        writer.Close();
        writer.Close();
    }

    private static void EmitReadOutputs(SourceWriter writer, ResultRead output, BatchRead batch)
    {
        writer.Open($"private static void ReadOutputs(ref {RuntimeNames.Batch} __batch, {batch.Declaration})");
        writer.Line($"__batch.Answered({batch.Length});");
        writer.Open("while (__batch.MoveNext())");
        writer.Open("try");
        writer.Line("var __row = __batch.Row;");
        writer.Line("var __result = __results[__batch.Index];");
        RowEmitter.Emit(writer, output.Value, output.Object);
        writer.Close();
        writer.Line(Catch);
        writer.Close();
        writer.Close();
    }
}
