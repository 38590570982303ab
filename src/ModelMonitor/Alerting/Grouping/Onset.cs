namespace ModelMonitor.Alerting;

/// <summary>When a change was first seen.</summary>
/// <param name="Window">The number of windows that had been judged, this one included.</param>
/// <param name="Time">The end of that window.</param>
internal readonly record struct Onset(long Window, DateTimeOffset Time);
