namespace ModelMonitor;

/// <summary>
/// Marks the parameter or property that identifies a prediction, by which a label that arrives later is joined.
/// It is no feature; only a 64-bit hash of it is kept.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PredictionKeyAttribute : Attribute;
