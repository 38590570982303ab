using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>Who answers one call. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PredictionRoute
{
    /// <summary>The model.</summary>
    Model,

    /// <summary>The fallback.</summary>
    Fallback,

    /// <summary>The fallback, after which the model runs in the shadow.</summary>
    Shadow,
}
