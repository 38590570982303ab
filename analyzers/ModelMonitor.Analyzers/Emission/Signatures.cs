using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Emission;

/// <summary>Prints signatures and calls of a monitored method.</summary>
internal static class Signatures
{
    /// <summary>The declarations of the receiver, if there is one, and of the parameters.</summary>
    public static string Parameters(MonitoredMethod method) => string.Join(", ", All(method).Select(Declaration));

    /// <summary>The same for an interceptor, which stands in for a method that is called on its receiver.</summary>
    public static string InterceptorParameters(MonitoredMethod method) =>
        (method.Receiver is not null || method.IsExtension ? "this " : "") + Parameters(method);

    /// <summary>The receiver, if there is one, and the parameters as arguments.</summary>
    public static string AllArguments(MonitoredMethod method) => string.Join(", ", All(method).Select(Argument));

    /// <summary>The same with another receiver, which is passed by value.</summary>
    public static string AllArguments(MonitoredMethod method, string receiver) =>
        string.Join(", ", method.Parameters.Select(Argument).Prepend(receiver));

    /// <summary>Where the result goes, before a call; nothing for a method without one.</summary>
    public static string Assignment(MonitoredMethod method) => method.ReturnsVoid ? "" : "__result = ";

    /// <summary>The call of the method itself.</summary>
    public static string Call(MonitoredMethod method) => Call(method, method.Target);

    /// <summary>The call of a method with the same parameters.</summary>
    public static string Call(MonitoredMethod method, string target) =>
        $"{target}({string.Join(", ", method.Parameters.Select(Argument))})";

    /// <summary>The receiver, if there is one, and the parameters.</summary>
    public static EquatableArray<MethodParameter> All(MonitoredMethod method) =>
        method.Receiver is { } receiver ? [receiver, .. method.Parameters] : method.Parameters;

    public static string Declaration(MethodParameter parameter) => $"{parameter.Modifier}{parameter.Type} {parameter.Name}";

    public static string Argument(MethodParameter parameter) => $"{parameter.Passing}{parameter.Name}";
}
