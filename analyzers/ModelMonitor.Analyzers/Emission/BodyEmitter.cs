using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the body of a monitored call that makes one prediction: features before it, outputs after it.</summary>
internal static class BodyEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        EmitOutputs(writer, model.Output);
        writer.Line();
        EmitMonitored(writer, model);
        writer.Line();
        EmitReadFeatures(writer, model);
    }

    public static void EmitOutputs(SourceWriter writer, ResultRead output)
    {
        writer.Open($"private static readonly {RuntimeNames.OutputWriter}<{output.Type}> Outputs = static (__row, __result) =>");
        RowEmitter.Emit(writer, output.Value, output.Object);
        writer.Close("};");
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

    public static void EmitReadFeatures(SourceWriter writer, MonitoredModel model)
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
