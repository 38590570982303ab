namespace ModelMonitor;

/// <summary>Leaves a parameter or property out of monitoring.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NotFeatureAttribute : Attribute;
