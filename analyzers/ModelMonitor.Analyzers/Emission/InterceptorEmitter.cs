using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints the forwards that stand in for calls: the only file that changes when a caller is edited.</summary>
internal static class InterceptorEmitter
{
    public const string HintName = "Interceptors.g.cs";

    private const string Attribute = "global::System.Runtime.CompilerServices.InterceptsLocation";

    // Never defined: the compiler reads the attribute in source, and none stays in the assembly.
    private const string Symbol = "MODELMONITOR_KEEP_LOCATIONS";

    public static string Emit(EquatableArray<InterceptedMethod> methods)
    {
        var writer = new SourceWriter();
        writer.Allow(methods.SelectMany(method => method.Method.Experiments.Concat(method.Dispatch.SelectMany(target => target.Experiments)))
            .Distinct()
            .OrderBy(id => id, StringComparer.Ordinal));
        writer.Open("namespace System.Runtime.CompilerServices");
        writer.Line($"[global::System.Diagnostics.Conditional(\"{Symbol}\")]");
        writer.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        writer.Line("file sealed class InterceptsLocationAttribute(int version, string data) : global::System.Attribute");
        writer.Open();
        writer.Line("public int Version { get; } = version;");
        writer.Line("public string Data { get; } = data;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Open($"namespace {RuntimeNames.GeneratedNamespace}");
        writer.Line(RuntimeNames.TypeAttributes);
        writer.Open("file static class Interceptors");
        for (var i = 0; i < methods.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            Emit(writer, methods[i]);
        }

        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void Emit(SourceWriter writer, InterceptedMethod intercepted)
    {
        var method = intercepted.Method;
        // A virtual method marks such parameters with a modifier that no interceptor can have.
        var isMarked = method.Parameters.Any(parameter => parameter.Passing == "in ");
        if (isMarked)
        {
            writer.Line("#pragma warning disable CS9154");
        }

        foreach (var call in intercepted.Calls)
        {
            writer.Line($"[{Attribute}({call.Version}, \"{call.Data}\")] // {call.Place}");
        }

        if (isMarked)
        {
            writer.Line("#pragma warning restore CS9154");
        }

        writer.Lines(method.Attributes);
        writer.Open($"internal static {method.ReturnType} {method.CaptureType}({Signatures.InterceptorParameters(method)})");
        for (var i = 0; i < intercepted.Dispatch.Count; i++)
        {
            var target = intercepted.Dispatch[i];
            writer.Line(target.Capture is null
                ? $"if (__self is {target.Type}) {{ {Return(method, $"{Signatures.Call(method)};")} }}"
                : $"if (__self is {target.Type} __self{i}) {{ {Return(method, $"{target.Capture}.Invoke({Signatures.AllArguments(method, $"__self{i}")});")} }}");
        }

        writer.Line(method.ReturnsVoid ? $"{Otherwise(intercepted)};" : $"return {Otherwise(intercepted)};");
        writer.Close();
    }

    private static string Otherwise(InterceptedMethod intercepted) => intercepted.IsMonitored
        ? $"{intercepted.Method.Capture}.Invoke({Signatures.AllArguments(intercepted.Method)})"
        : Signatures.Call(intercepted.Method);

    private static string Return(MonitoredMethod method, string call) => method.ReturnsVoid ? $"{call} return;" : $"return {call}";
}
