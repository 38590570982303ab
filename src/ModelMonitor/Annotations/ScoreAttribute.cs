namespace ModelMonitor;

/// <summary>
/// Marks the numeric property of a result, or the <c>out</c> parameter, that is the model's score. Needed only where
/// it is not called <c>Score</c> or <c>Probability</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ScoreAttribute : Attribute;
