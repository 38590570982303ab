namespace ModelMonitor.Capture;

/// <summary>Who answers the calls of a model that has a fallback.</summary>
public enum BreakerState
{
    /// <summary>The model.</summary>
    Closed,

    /// <summary>The fallback, and the model does not run.</summary>
    Open,

    /// <summary>The fallback, while some calls run the model in the shadow, so that its recovery is seen.</summary>
    HalfOpen,
}
