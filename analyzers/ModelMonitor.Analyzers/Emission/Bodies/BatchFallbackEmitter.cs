using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints what happens where the model does not answer a batch: it is refused, or its fallback answers, as a whole.</summary>
internal static class BatchFallbackEmitter
{
    /// <summary>Leaves the monitored call before the model runs.</summary>
    public static void EmitRouting(SourceWriter writer, MonitoredModel model)
    {
        if (model.Violations == ViolationPolicy.Throw)
        {
            writer.Line("if (__batch.IsViolated) { throw __batch.Refuse(); }");
        }

        if (model.Fallback is null)
        {
            return;
        }

        writer.Line("var __route = __batch.Route(Source);");
        if (model.Violations == ViolationPolicy.Fallback)
        {
            writer.Line($"if (__batch.IsViolated) {{ __route = {RuntimeNames.PredictionCall}.RouteViolation(Source); }}");
        }
    }

    /// <summary>Lets the fallback answer.</summary>
    public static void EmitLeaving(SourceWriter writer, MonitoredModel model)
    {
        if (model.Fallback is not null)
        {
            string[] arguments = ["ref __batch", "__route", .. Signatures.All(model.Method).Select(Signatures.Argument)];
            var answer = $"Answer({string.Join(", ", arguments)});";
            var leave = model.Method.ReturnsVoid ? $"{answer} return;" : $"return {answer}";
            writer.Line($"if (__route != {RuntimeNames.PredictionRoute}.Model) {{ {leave} }}");
        }
    }

    public static void Emit(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        if (model.Fallback is { } fallback)
        {
            writer.Line();
            EmitAnswer(writer, model, batch, fallback);
            writer.Line();
            EmitShadow(writer, model, batch);
        }
    }

    private static void EmitAnswer(SourceWriter writer, MonitoredModel model, BatchRead batch, FallbackMethod fallback)
    {
        var method = model.Method;
        string[] parameters =
        [
            $"scoped ref {RuntimeNames.Batch} __batch", $"{RuntimeNames.PredictionRoute} __route",
            .. Signatures.All(method).Select(Signatures.Declaration),
        ];
        writer.Lines(method.Attributes);
        writer.Open($"private static {method.ReturnType} Answer({string.Join(", ", parameters)})");
        FallbackEmitter.EmitCopies(writer, method);
        writer.Line($"var __shadow = __route == {RuntimeNames.PredictionRoute}.Shadow ? __batch.ToShadow() : default;");
        writer.Line("__batch.ToFallback(Source);");
        if (!method.ReturnsVoid)
        {
            writer.Line($"{method.ReturnType} __result;");
        }

        writer.Line($"try {{ {Signatures.Assignment(method)}{Signatures.Call(method, fallback.Target)}; }}");
        writer.Line($"catch ({RuntimeNames.Exception} __error) when (__batch.Failed(__error) || __shadow.Discard()) {{ throw; }}");
        writer.Line("__batch.Answered();");
        writer.Line();
        if (model.Output.IsTask)
        {
            writer.Line("__result = __batch.Observe(__result, Outputs);");
        }
        else
        {
            BatchEmitter.EmitComplete(writer, "__batch", batch);
        }

        string[] arguments = ["ref __shadow", .. FallbackEmitter.ShadowArguments(method)];
        writer.Line($"if (__shadow.IsRecording) {{ Shadow({string.Join(", ", arguments)}); }}");
        if (!method.ReturnsVoid)
        {
            writer.Line("return __result;");
        }

        writer.Close();
    }

    // The caller sees neither result nor exception.
    private static void EmitShadow(SourceWriter writer, MonitoredModel model, BatchRead batch)
    {
        var method = model.Method;
        string[] parameters = [$"ref {RuntimeNames.Batch} __shadow", .. FallbackEmitter.ShadowParameters(method)];
        writer.Lines(method.Attributes);
        writer.Line(RuntimeNames.Inlining("NoInlining"));
        writer.Open($"private static void Shadow({string.Join(", ", parameters)})");
        writer.Line("__shadow.Restart();");
        writer.Open("try");
        FallbackEmitter.EmitGiven(writer, method);
        writer.Line($"{(method.ReturnsVoid ? "" : "var __result = ")}{Signatures.Call(method)};");
        if (model.Output.IsTask)
        {
            writer.Line("__shadow.Follow(__result, Outputs);");
        }
        else
        {
            BatchEmitter.EmitComplete(writer, "__shadow", batch);
        }

        writer.Close();
        writer.Line($"catch ({RuntimeNames.Exception} __error) {{ __shadow.Failed(__error); }}");
        writer.Close();
    }
}
