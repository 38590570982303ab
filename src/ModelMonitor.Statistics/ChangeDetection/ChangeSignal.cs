namespace ModelMonitor.Statistics;

/// <summary>What a streaming detector says after a value.</summary>
public enum ChangeSignal
{
    /// <summary>Nothing has changed as far as it can tell.</summary>
    None,

    /// <summary>A change is suspected. Only detectors with two levels say this.</summary>
    Warning,

    /// <summary>The stream has changed.</summary>
    Change,
}
