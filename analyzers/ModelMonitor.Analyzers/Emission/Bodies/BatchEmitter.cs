using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the body of a monitored call that makes many predictions: one row for each of them.</summary>
internal static class BatchEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        if (model.Output.IsTask)
        {
            writer.Line($"private static readonly {RuntimeNames.BatchReader}<{batch.ResultType}> Outputs =");
            writer.Line($"    static (ref {RuntimeNames.Batch} __batch, {batch.ResultType} __result) => ReadOutputs(ref __batch, {batch.Argument});");
            writer.Line();
        }

        RuleEmitter.EmitPatterns(writer, model);
        EmitMonitored(writer, model, batch);
        writer.Line();
        EmitReadBatch(writer, model, batch);
        writer.Line();
        BodyEmitter.EmitReadFeatures(writer, model);
        writer.Line();
        EmitReadOutputs(writer, model.Output, batch);
        BatchFallbackEmitter.Emit(writer, model, batch);
    }

    /// <summary>Reads the results into the rows, and stores them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="variable">The batch.</param>
    /// <param name="batch">How it is taken apart.</param>
    public static void EmitComplete(SourceWriter writer, string variable, BatchRead batch)
    {
        writer.Open($"if ({variable}.IsRecording)");
        writer.Line($"try {{ ReadOutputs(ref {variable}, {batch.Argument}); }}");
        writer.Line(Catch(variable));
        writer.Line($"{variable}.Complete();");
        writer.Close();
    }

    private static void EmitMonitored(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        var method = model.Method;
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static {method.ReturnType} Monitored({Signatures.Parameters(method)})");
        EmitReading(writer, model, batch);
        writer.Line();
        if (!method.ReturnsVoid)
        {
            writer.Line($"{method.ReturnType} __result;");
        }

        writer.Line($"try {{ {Signatures.Assignment(method)}{Signatures.Call(method)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__batch.Failed(__error)) {{ throw; }}");
        writer.Line();
        if (model.Output.IsTask)
        {
            writer.Line("return __batch.Observe(__result, Outputs);");
        }
        else
        {
            EmitComplete(writer, "__batch", batch);
            if (!method.ReturnsVoid)
            {
                writer.Line();
                writer.Line("return __result;");
            }
        }

        writer.Close();
    }

    // Features that decide who answers are read even where nobody records them.
    private static void EmitReading(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        string[] arguments = ["ref __batch", .. batch.Parameters.Select(parameter => parameter.Argument)];
        writer.Line($"var __batch = Source.{(model.ChecksEachCall ? "BeginCheckedBatch" : "BeginBatch")}();");
        if (!model.ChecksEachCall)
        {
            writer.Open("if (__batch.IsRecording)");
        }

        writer.Line($"try {{ ReadBatch({string.Join(", ", arguments)}); }}");
        writer.Line(Catch("__batch"));
        if (!model.ChecksEachCall)
        {
            writer.Line("__batch.Start();");
            writer.Close();
        }

        BatchFallbackEmitter.EmitRouting(writer, model);
        if (model.ChecksEachCall)
        {
            writer.Line("__batch.Start();");
        }

        BatchFallbackEmitter.EmitLeaving(writer, model);
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
        var reading = $"ReadFeatures({string.Join(", ", arguments)})";
        writer.Line($"try {{ {(model.ChecksEachCall ? $"__batch.Judge({reading})" : reading)}; }}");
        writer.Line(Catch("__batch"));
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
        writer.Line(Catch("__batch"));
        writer.Close();
        writer.Close();
    }

    private static string Catch(string variable) => $"catch ({RuntimeNames.Exception}) {{ {variable}.Reject(); }}";
}
