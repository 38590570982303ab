namespace ModelMonitor;

/// <summary>
/// Marks the property of a result that is the predicted class or value. Needed only where the property is not
/// called <c>PredictedLabel</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PredictedLabelAttribute : Attribute;
