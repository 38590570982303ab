using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the body of a monitored call that returns an asynchronous stream of predictions.</summary>
internal static class StreamEmitter
{
    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        BodyEmitter.EmitOutputs(writer, model.Output);
        writer.Line();
        RuleEmitter.EmitPatterns(writer, model);
        EmitMonitored(writer, model);
        writer.Line();
        BodyEmitter.EmitReadFeatures(writer, model);
    }

    private static void EmitMonitored(SourceWriter writer, MonitoredModel model)
    {
        var method = model.Method;
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static {method.ReturnType} Monitored({Signatures.Parameters(method)})");
        writer.Line($"{RuntimeNames.Row} __row = stackalloc double[{model.RowLength}];");
        writer.Line("var __call = Source.BeginStream();");
        if (model.Fallback is not null)
        {
            // Nobody would ask for the items of a shadow.
            writer.Line($"var __route = Source.Breaker.IsClosed ? {RuntimeNames.PredictionRoute}.Model : {RuntimeNames.PredictionRoute}.Fallback;");
        }

        BodyEmitter.EmitReading(writer, model);
        writer.Line();
        FallbackEmitter.EmitDecision(writer, model);
        if (model.Fallback is not null)
        {
            writer.Line($"if (__route != {RuntimeNames.PredictionRoute}.Model) {{ __call.ToFallback(); }}");
        }

        writer.Line($"{method.ReturnType} __stream;");
        writer.Line($"try {{ __stream = {Answer(model)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__call.Failed(__error)) {{ throw; }}");
        writer.Line();
        writer.Line("return __call.Observe(__stream, __row, Outputs);");
        writer.Close();
    }

    private static string Answer(MonitoredModel model) => model.Fallback is { } fallback
        ? $"__route == {RuntimeNames.PredictionRoute}.Model ? {Signatures.Call(model.Method)} : {Signatures.Call(model.Method, fallback.Target)}"
        : Signatures.Call(model.Method);
}
