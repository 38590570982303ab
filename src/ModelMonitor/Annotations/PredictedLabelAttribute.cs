namespace ModelMonitor;

/// <summary>
/// Marks the property of a result, or the <c>out</c> parameter, that is the predicted class or value. Needed only
/// where it is not called <c>PredictedLabel</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PredictedLabelAttribute : Attribute;
