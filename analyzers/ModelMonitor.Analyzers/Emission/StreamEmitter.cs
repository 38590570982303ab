using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the body of a monitored call that returns an asynchronous stream of predictions.</summary>
internal static class StreamEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        BodyEmitter.EmitOutputs(writer, model.Output);
        writer.Line();
        EmitMonitored(writer, model);
        writer.Line();
        BodyEmitter.EmitReadFeatures(writer, model);
    }

    private static void EmitMonitored(SourceWriter writer, MonitoredModel model)
    {
        var method = model.Method;
        string[] arguments = ["__row", .. model.Inputs.Select(input => input.Argument)];
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static {method.ReturnType} Monitored({Signatures.Parameters(method)})");
        writer.Line($"{RuntimeNames.Row} __row = stackalloc double[{model.RowLength}];");
        writer.Line("var __call = Source.BeginStream();");
        writer.Open("if (__call.IsRecording)");
        writer.Line($"try {{ ReadFeatures({string.Join(", ", arguments)}); }}");
        writer.Line($"catch ({RuntimeNames.Exception}) {{ __call.Reject(); }}");
        writer.Close();
        writer.Line();
        writer.Line($"{method.ReturnType} __stream;");
        writer.Line($"try {{ __stream = {Signatures.Call(method)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__call.Failed(__error)) {{ throw; }}");
        writer.Line();
        writer.Line("return __call.Observe(__stream, __row, Outputs);");
        writer.Close();
    }
}
