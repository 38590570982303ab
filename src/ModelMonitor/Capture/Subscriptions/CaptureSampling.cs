namespace ModelMonitor.Capture;

/// <summary>How many calls of a source an agent records and times.</summary>
/// <param name="RecordOneIn">1 records each call.</param>
/// <param name="TimeOneIn">1 times each recorded call, 0 none.</param>
internal readonly record struct CaptureSampling(int RecordOneIn, int TimeOneIn);
