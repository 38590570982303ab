namespace ModelMonitor;

/// <summary>
/// Marks a prediction method. The source generator captures every call of it: its features before the call,
/// its result and latency after it, its exceptions as they pass.
/// </summary>
/// <param name="name">
/// The model's name, unique in the application together with <see cref="Version"/>: 1 to 128 characters,
/// exported as <c>model.name</c>.
/// </param>
/// <remarks>
/// Ordinary methods are captured at their call sites; <c>partial</c> methods around a method named
/// <c>&lt;Name&gt;Core</c> are captured in their body, so that delegates and other assemblies are covered too.
/// Calls that cannot be captured are named by the diagnostics <c>MMON2xxx</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class MonitoredAttribute(string name) : Attribute
{
    /// <summary>The model's name, exported as <c>model.name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The model's version, exported as <c>model.version</c>.</summary>
    /// <value>The default value is <c>"1"</c>.</value>
    public string Version { get; set; } = "1";

    /// <summary>What the model predicts.</summary>
    /// <value>The default value is <see cref="PredictionTask.Inferred"/>: decided by the result's type.</value>
    public PredictionTask Task { get; set; }

    /// <summary>What happens when features violate the rules that DataAnnotations declare on them.</summary>
    /// <value>The default value is <see cref="ViolationPolicy.Count"/>.</value>
    public ViolationPolicy Violations { get; set; }

    /// <summary>
    /// The name of a method of the same type and signature that answers while the model's breaker is open, and where
    /// <see cref="Violations"/> says so.
    /// </summary>
    /// <remarks>
    /// A fallback may ask the model, which then answers; after an <see langword="await"/>, or in a stream, it would be sent
    /// to itself again.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>: the model always answers.</value>
    public string? Fallback { get; set; }
}
