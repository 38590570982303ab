using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the body of a monitored call that makes one prediction: features before it, outputs after it.</summary>
internal static class BodyEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        EmitOutputs(writer, model.Output);
        writer.Line();
        RuleEmitter.EmitPatterns(writer, model);
        EmitMonitored(writer, model);
        writer.Line();
        EmitReadFeatures(writer, model);
        FallbackEmitter.Emit(writer, model);
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
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static {method.ReturnType} Monitored({Signatures.Parameters(method)})");
        writer.Line($"{RuntimeNames.Row} __row = stackalloc double[{model.RowLength}];");
        writer.Line("var __call = Source.Begin();");
        FallbackEmitter.EmitRoute(writer, model);
        EmitReading(writer, model);
        writer.Line();
        FallbackEmitter.EmitRouting(writer, model);
        if (!method.ReturnsVoid)
        {
            writer.Line($"{method.ReturnType} __result;");
        }

        writer.Line($"try {{ {Signatures.Assignment(method)}{Signatures.Call(method)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__call.Failed(Source, __error)) {{ throw; }}");
        writer.Line();
        if (model.Output.IsTask)
        {
            writer.Line("return __call.Observe(Source, __result, __row, Outputs);");
        }
        else
        {
            writer.Line($"__call.Complete(__row, {model.Output.Expression}, Outputs);");
            if (!method.ReturnsVoid)
            {
                writer.Line("return __result;");
            }
        }

        writer.Close();
    }

    // Features that decide whether the model runs are read even where nobody records them.
    public static void EmitReading(SourceWriter writer, MonitoredModel model)
    {
        string[] arguments = ["__row", .. model.Inputs.Select(input => input.Argument)];
        var reading = $"ReadFeatures({string.Join(", ", arguments)});";
        if (model.ChecksEachCall)
        {
            writer.Line("var __isViolated = false;");
            writer.Line($"try {{ __isViolated = {reading} }}");
        }
        else
        {
            writer.Open("if (__call.IsRecording)");
            writer.Line($"try {{ {reading} }}");
        }

        writer.Line($"catch ({RuntimeNames.Exception}) {{ __call.Reject(); }}");
        if (!model.ChecksEachCall)
        {
            writer.Close();
        }
    }

    public static void EmitReadFeatures(SourceWriter writer, MonitoredModel model)
    {
        string[] parameters = [$"{RuntimeNames.Row} __row", .. model.Inputs.Select(input => input.Declaration)];
        writer.Open($"private static {(model.ChecksEachCall ? "bool" : "void")} ReadFeatures({string.Join(", ", parameters)})");
        RuleEmitter.EmitFlags(writer, model);
        foreach (var input in model.Inputs)
        {
            RowEmitter.Emit(writer, input.Value, input.Object);
        }

        RuleEmitter.EmitFlagWords(writer, model);
        writer.Close();
    }
}
