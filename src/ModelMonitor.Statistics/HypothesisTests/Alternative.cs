namespace ModelMonitor.Statistics;

/// <summary>What a test looks for, told of its first sample or group against its second.</summary>
public enum Alternative
{
    /// <summary>A difference in either direction.</summary>
    TwoSided,

    /// <summary>The first is smaller.</summary>
    Less,

    /// <summary>The first is larger.</summary>
    Greater,
}
