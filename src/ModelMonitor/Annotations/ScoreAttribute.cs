namespace ModelMonitor;

/// <summary>
/// Marks the numeric property of a result that is the model's score. Needed only where the property is not
/// called <c>Score</c> or <c>Probability</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ScoreAttribute : Attribute;
