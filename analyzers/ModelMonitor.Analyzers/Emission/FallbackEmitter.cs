using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints what happens where the model does not answer: it is refused, or its fallback answers.</summary>
internal static class FallbackEmitter
{
    /// <summary>Asks the breaker who answers.</summary>
    public static void EmitRoute(SourceWriter writer, MonitoredModel model)
    {
        if (model.Fallback is not null)
        {
            writer.Line("var __route = __call.Route(Source);");
        }
    }

    /// <summary>Leaves the monitored call before the model runs. Features that violate a rule reach it in no way.</summary>
    public static void EmitRouting(SourceWriter writer, MonitoredModel model)
    {
        if (model.Violations == ViolationPolicy.Throw)
        {
            writer.Line("if (__isViolated) { throw __call.Refuse(Source, __row); }");
        }

        if (model.Violations == ViolationPolicy.Fallback)
        {
            writer.Line($"if (__isViolated) {{ __route = {RuntimeNames.PredictionRoute}.Fallback; }}");
        }

        if (model.Fallback is not null)
        {
            writer.Line($"if (__route != {RuntimeNames.PredictionRoute}.Model) {{ {Answer(model)} }}");
        }

        if (model.Violations == ViolationPolicy.Throw || model.Fallback is not null)
        {
            writer.Line();
        }
    }

    public static void Emit(SourceWriter writer, MonitoredModel model)
    {
        if (model.Fallback is { } fallback)
        {
            writer.Line();
            EmitAnswer(writer, model, fallback);
            writer.Line();
            EmitShadow(writer, model);
        }
    }

    private static void EmitAnswer(SourceWriter writer, MonitoredModel model, FallbackMethod fallback)
    {
        var method = model.Method;
        writer.Lines(method.Attributes);
        writer.Open($"private static {method.ReturnType} Answer(scoped {RuntimeNames.PredictionCall} __call, {RuntimeNames.PredictionRoute} __route, scoped {RuntimeNames.Row} __row, {Signatures.Parameters(method)})");
        foreach (var parameter in Signatures.All(method).Where(IsCopied))
        {
            writer.Line($"var {Copy(parameter)} = {parameter.Name};");
        }

        writer.Line("var __answer = __call.ToFallback();");
        if (!method.ReturnsVoid)
        {
            writer.Line($"{method.ReturnType} __result;");
        }

        writer.Line($"try {{ {Signatures.Assignment(method)}{Signatures.Call(method, fallback.Target)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__answer.Failed(Source, __error)) {{ throw; }}");
        writer.Line();
        writer.Line(model.Output.IsTask
            ? "__result = __answer.Observe(Source, __result, __row, Outputs);"
            : $"__answer.Complete(__row, {model.Output.Expression}, Outputs);");
        var arguments = string.Concat(Signatures.All(method).Where(IsShadowed).Select(parameter =>
            ", " + (IsCopied(parameter) ? Copy(parameter) : Signatures.Argument(parameter))));
        writer.Line($"if (__route == {RuntimeNames.PredictionRoute}.Shadow && __call.IsRecording) {{ Shadow(__call.ToShadow(), __row{arguments}); }}");
        if (!method.ReturnsVoid)
        {
            writer.Line("return __result;");
        }

        writer.Close();
    }

    // The model works on copies of what it could change, and its caller sees neither result nor exception.
    private static void EmitShadow(SourceWriter writer, MonitoredModel model)
    {
        var method = model.Method;
        var parameters = string.Concat(Signatures.All(method).Where(IsShadowed).Select(parameter =>
            ", " + (IsCopied(parameter) ? $"{parameter.Type} {parameter.Name}" : Signatures.Declaration(parameter))));
        var arguments = method.Parameters.Select(parameter =>
            IsShadowed(parameter) ? Signatures.Argument(parameter) : $"out {parameter.Type} {parameter.Name}");
        var call = $"{method.Target}({string.Join(", ", arguments)})";
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static void Shadow(scoped {RuntimeNames.RoutedCall} __shadow, scoped {RuntimeNames.Row} __row{parameters})");
        writer.Line(model.Output.IsTask
            ? $"try {{ __shadow.Follow(Source, {call}, __row, Outputs); }}"
            : $"try {{ {(method.ReturnsVoid ? "" : "var __result = ")}{call}; __shadow.Complete(__row, {model.Output.Expression}, Outputs); }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) {{ __shadow.Failed(Source, __error); }}");
        writer.Close();
    }

    private static string Answer(MonitoredModel model)
    {
        var answer = $"Answer(__call, __route, __row, {Signatures.AllArguments(model.Method)});";
        return model.Method.ReturnsVoid ? $"{answer} return;" : $"return {answer}";
    }

    private static bool IsCopied(MethodParameter parameter) => parameter.Passing == "ref ";

    private static bool IsShadowed(MethodParameter parameter) => parameter.Passing != "out ";

    private static string Copy(MethodParameter parameter) => $"__copy_{parameter.Name.TrimStart('@')}";
}
