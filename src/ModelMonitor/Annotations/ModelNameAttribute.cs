namespace ModelMonitor;

/// <summary>
/// Marks a parameter that takes the name of a model. A constant text that is passed to it, and that names no model
/// which the project or its references declare, is a warning of the compiler (<c>MMON3003</c>).
/// </summary>
/// <remarks>
/// Parameters of one's own methods may be marked too: of type <see cref="string"/>, or an array or collection of them.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ModelNameAttribute : Attribute;
