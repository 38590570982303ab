using System.ComponentModel;

namespace ModelMonitor.Capture;

/// <summary>Writes the outputs of a batch into its rows. Used by generated code.</summary>
/// <param name="batch">The batch, whose features have been read.</param>
/// <param name="results">What the monitored method returned.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void BatchReader<in T>(ref PredictionBatch batch, T results);
