using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>A method's signature, as far as a forward needs it.</summary>
/// <param name="Name">The name by which calls are found.</param>
/// <param name="CaptureType">The simple name of the generated type that captures it, unique over assemblies.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Capture">The fully qualified name of the generated type.</param>
/// <param name="Accessibility">The accessibility of that type.</param>
/// <param name="IsRegistered">Whether other generated files can name that type, to register the model at the start.</param>
/// <param name="Target">The expression that is called, without arguments.</param>
/// <param name="Receiver">The instance, or <see langword="null"/> for a static method.</param>
/// <param name="IsExtension">Whether the first parameter is one of an extension method.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="ReturnType">The return type.</param>
/// <param name="Attributes">The attributes by which the method warns its callers.</param>
/// <param name="Experiments">The diagnostics of the experimental types in the signature.</param>
internal sealed record MonitoredMethod(
    string Name,
    string CaptureType,
    string HintName,
    string Capture,
    string Accessibility,
    bool IsRegistered,
    string Target,
    MethodParameter? Receiver,
    bool IsExtension,
    EquatableArray<MethodParameter> Parameters,
    string ReturnType,
    EquatableArray<string> Attributes,
    EquatableArray<string> Experiments)
{
    public bool ReturnsVoid => ReturnType == "void";
}

/// <summary>A parameter of a forward.</summary>
/// <param name="Name">Its name in generated code.</param>
/// <param name="Type">Its type, fully qualified.</param>
/// <param name="Modifier">What stands before the type in a declaration, such as <c>scoped in</c>, with a blank at its end.</param>
/// <param name="Passing">What stands before an argument, such as <c>in</c>, with a blank at its end.</param>
internal sealed record MethodParameter(string Name, string Type, string Modifier, string Passing)
{
    /// <summary>
    /// A copy of what a method could change for its caller, as an expression, or <see langword="null"/>: of a reference,
    /// and of the elements of an array, span, memory or list. Objects are not copied.
    /// </summary>
    public string? Copy { get; init; }
}
