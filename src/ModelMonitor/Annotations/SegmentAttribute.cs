namespace ModelMonitor;

/// <summary>
/// Makes segments of a categorical feature: drift, quality and volume are watched within each of its categories, the 16
/// most frequent of the baseline and the rest.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SegmentAttribute : Attribute;
