namespace ModelMonitor.Aggregation;

/// <summary>The counts of every monitored column over some stretch of predictions.</summary>
/// <param name="layouts">The layouts of the monitored columns, in order.</param>
/// <param name="rules">The number of the model's rules.</param>
internal sealed class WindowCounts(IReadOnlyList<CellLayout> layouts, int rules = 0)
{
    /// <summary>The columns, in the order of the layouts.</summary>
    public ColumnCounts[] Columns { get; } = [.. layouts.Select(layout => new ColumnCounts(layout))];

    /// <summary>What rules were violated, by the rows in the columns and by those kept out.</summary>
    public ViolationCounts Violations { get; } = new(rules, rules == 0 ? 0 : layouts.Count);

    /// <summary>The rows in the columns: predictions of the model that returned.</summary>
    public long Rows { get; set; }

    /// <summary>Those of them that the model made in the shadow of its fallback.</summary>
    public long Shadowed { get; set; }

    /// <summary>Predictions that returned and are kept out of the columns, since they violate a rule.</summary>
    public long Flagged { get; set; }

    /// <summary>Predictions that the fallback answered; kept out of the columns.</summary>
    public long FellBack { get; set; }

    /// <summary>Predictions that threw.</summary>
    public long Errors { get; set; }

    /// <summary>Those of them that were refused, since they violate a rule.</summary>
    public long Refused { get; set; }

    /// <summary>Predictions that returned, from the model or its fallback.</summary>
    public long Returned => Rows - Shadowed + Flagged + FellBack;

    /// <summary>Predictions whose features were read and checked, which fill a window: those that returned or were refused.</summary>
    public long Checked => Returned + Refused;

    /// <summary>When the stretch began.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset End { get; set; }

    /// <summary>Whether nothing happened in it.</summary>
    public bool IsEmpty => Rows == 0 && Checked == 0 && Errors == 0;

    /// <summary>Adds the counts of another stretch; the times stay.</summary>
    public void Merge(WindowCounts other)
    {
        for (var column = 0; column < Columns.Length; column++)
        {
            Columns[column].Merge(other.Columns[column]);
        }

        Violations.Merge(other.Violations);
        Rows += other.Rows;
        Shadowed += other.Shadowed;
        Flagged += other.Flagged;
        FellBack += other.FellBack;
        Errors += other.Errors;
        Refused += other.Refused;
    }

    /// <summary>Forgets all counts; the times stay.</summary>
    public void Reset()
    {
        foreach (var column in Columns)
        {
            column.Reset();
        }

        Violations.Reset();
        (Rows, Shadowed, Flagged, FellBack, Errors, Refused) = (0, 0, 0, 0, 0, 0);
    }
}
