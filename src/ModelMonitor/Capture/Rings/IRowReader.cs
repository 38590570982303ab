namespace ModelMonitor.Capture;

/// <summary>The agent's side of a ring.</summary>
internal interface IRowReader
{
    /// <summary>Takes one record; the span is valid during the call only.</summary>
    /// <param name="slot">The source's number within the agent.</param>
    /// <param name="kind">A row or an error.</param>
    /// <param name="latency">Seconds, or NaN where the call was not timed.</param>
    /// <param name="row">The columns in schema order, or the index of an error's type.</param>
    void Read(int slot, RecordKind kind, double latency, ReadOnlySpan<double> row);
}
