namespace ModelMonitor.Aggregation;

/// <summary>The counts of every monitored column over some stretch of predictions.</summary>
/// <param name="layouts">The layouts of the monitored columns, in order.</param>
internal sealed class WindowCounts(IReadOnlyList<CellLayout> layouts)
{
    /// <summary>The columns, in the order of the layouts.</summary>
    public ColumnCounts[] Columns { get; } = [.. layouts.Select(layout => new ColumnCounts(layout))];

    /// <summary>Predictions that returned.</summary>
    public long Rows { get; set; }

    /// <summary>Predictions that threw.</summary>
    public long Errors { get; set; }

    /// <summary>When the stretch began.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset End { get; set; }

    /// <summary>Whether nothing happened in it.</summary>
    public bool IsEmpty => Rows == 0 && Errors == 0;

    /// <summary>Adds the counts of another stretch; the times stay.</summary>
    public void Merge(WindowCounts other)
    {
        for (var column = 0; column < Columns.Length; column++)
        {
            Columns[column].Merge(other.Columns[column]);
        }

        Rows += other.Rows;
        Errors += other.Errors;
    }

    /// <summary>Forgets all counts; the times stay.</summary>
    public void Reset()
    {
        foreach (var column in Columns)
        {
            column.Reset();
        }

        (Rows, Errors) = (0, 0);
    }
}
