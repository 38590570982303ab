namespace ModelMonitor.Detection;

/// <summary>How far a window looks back.</summary>
public enum WindowHorizon
{
    /// <summary>The window of the options: it sees what changes fast.</summary>
    Window,

    /// <summary>The sum of several windows that follow each other: it sees what is too small for one of them.</summary>
    Slow,
}
