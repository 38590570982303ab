namespace ModelMonitor.Aggregation;

/// <summary>What is kept of a window: counts of equal shape add up.</summary>
/// <param name="Layouts">The layouts of the monitored columns, in order.</param>
internal sealed record WindowShape(IReadOnlyList<CellLayout> Layouts)
{
    /// <summary>The number of the model's rules.</summary>
    public int Rules { get; init; }

    /// <summary>The most distinct rows that are kept as a sample; 0 for sums that need none.</summary>
    public int SampleSize { get; init; } = RowSample.DefaultCapacity;

    /// <summary>The segments of each column that makes some.</summary>
    public IReadOnlyList<SegmentLayout> Segments { get; init; } = [];

    /// <summary>Whether rows are counted by the hour of the week too.</summary>
    public bool HasSeasons { get; init; }

    /// <summary>Whether it is kept how long predictions took.</summary>
    public bool HasLatencies { get; init; } = true;

    /// <summary>What judging the columns takes, each for itself: no sample, no segments, no latencies.</summary>
    public WindowShape OfColumns() => this with { SampleSize = 0, Segments = [], HasLatencies = false };
}
