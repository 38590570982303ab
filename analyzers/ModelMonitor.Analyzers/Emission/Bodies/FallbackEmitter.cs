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
        EmitDecision(writer, model);
        if (model.Fallback is not null)
        {
            string[] arguments = ["__call", "__route", "__row", .. Signatures.All(model.Method).Select(Signatures.Argument)];
            var answer = $"Answer({string.Join(", ", arguments)});";
            var leave = model.Method.ReturnsVoid ? $"{answer} return;" : $"return {answer}";
            writer.Line($"if (__route != {RuntimeNames.PredictionRoute}.Model) {{ {leave} }}");
        }

        if (model.Violations == ViolationPolicy.Throw || model.Fallback is not null)
        {
            writer.Line();
        }
    }

    /// <summary>Refuses a call whose features violate a rule, or routes it to the fallback.</summary>
    public static void EmitDecision(SourceWriter writer, MonitoredModel model)
    {
        if (model.Violations == ViolationPolicy.Throw)
        {
            writer.Line("if (__isViolated) { throw __call.Refuse(Source, __row); }");
        }

        if (model.Violations == ViolationPolicy.Fallback)
        {
            writer.Line($"if (__isViolated) {{ __route = {RuntimeNames.PredictionCall}.RouteViolation(Source); }}");
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

    /// <summary>
    /// Copies for the shadow, made before the fallback could change what the model is given: the caller keeps what the
    /// fallback leaves.
    /// </summary>
    public static void EmitCopies(SourceWriter writer, MonitoredMethod method)
    {
        foreach (var parameter in Signatures.All(method).Where(parameter => parameter.Copy is not null))
        {
            writer.Line(parameter.Copy == parameter.Name
                ? $"var {Copy(parameter)} = {parameter.Copy};"
                : $"var {Copy(parameter)} = __route == {RuntimeNames.PredictionRoute}.Shadow ? ({parameter.Copy}) : null;");
        }
    }

    /// <summary>What the shadow is given.</summary>
    public static IEnumerable<string> ShadowArguments(MonitoredMethod method) => Signatures.All(method)
        .Where(IsShadowed)
        .Select(parameter => parameter.Copy is null ? Signatures.Argument(parameter) : Copy(parameter));

    public static IEnumerable<string> ShadowParameters(MonitoredMethod method) => Signatures.All(method)
        .Where(IsShadowed)
        .Select(parameter => parameter.Copy is null ? Signatures.Declaration(parameter) : $"{parameter.Type} {parameter.Name}");

    /// <summary>What the model gives out in the shadow.</summary>
    public static void EmitGiven(SourceWriter writer, MonitoredMethod method) => writer.Lines(method.Parameters
        .Where(parameter => !IsShadowed(parameter))
        .Select(parameter => $"{parameter.Type} {parameter.Name};"));

    private static void EmitAnswer(SourceWriter writer, MonitoredModel model, FallbackMethod fallback)
    {
        var method = model.Method;
        string[] parameters =
        [
            $"scoped {RuntimeNames.PredictionCall} __call", $"{RuntimeNames.PredictionRoute} __route", $"scoped {RuntimeNames.Row} __row",
            .. Signatures.All(method).Select(Signatures.Declaration),
        ];
        writer.Lines(method.Attributes);
        writer.Open($"private static {method.ReturnType} Answer({string.Join(", ", parameters)})");
        EmitCopies(writer, method);
        writer.Line("var __answer = __call.ToFallback(Source);");
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
        string[] arguments = ["__call.ToShadow()", "__row", .. ShadowArguments(method)];
        writer.Line($"if (__route == {RuntimeNames.PredictionRoute}.Shadow && __call.IsRecording) {{ Shadow({string.Join(", ", arguments)}); }}");
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
        string[] parameters =
        [
            $"scoped {RuntimeNames.RoutedCall} __shadow", $"scoped {RuntimeNames.Row} __row",
            .. ShadowParameters(method),
        ];
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static void Shadow({string.Join(", ", parameters)})");
        writer.Open("try");
        EmitGiven(writer, method);
        writer.Line($"{(method.ReturnsVoid ? "" : "var __result = ")}{Signatures.Call(method)};");
        writer.Line(model.Output.IsTask
            ? "__shadow.Follow(Source, __result, __row, Outputs);"
            : $"__shadow.Complete(__row, {model.Output.Expression}, Outputs);");
        writer.Close();
        writer.Line($"catch ({RuntimeNames.Exception} __error) {{ __shadow.Failed(Source, __error); }}");
        writer.Close();
    }

    private static bool IsShadowed(MethodParameter parameter) => parameter.Passing != "out ";

    private static string Copy(MethodParameter parameter) => $"__copy_{parameter.Name.TrimStart('@')}";
}
