namespace ModelMonitor;

/// <summary>
/// Marks a feature whose values must not be told: its distribution is monitored, but no alert, log, metric or
/// baseline names a category in clear or quotes a value. Category names are replaced by a truncated SHA-256,
/// which is a pseudonym and no protection against guessing.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SensitiveAttribute : Attribute;
