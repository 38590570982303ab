using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>Writes the outputs of a prediction into its row. Used by generated code.</summary>
/// <param name="row">The row, all columns of it.</param>
/// <param name="result">What the monitored method returned.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void OutputWriter<in T>(Span<double> row, T result);
