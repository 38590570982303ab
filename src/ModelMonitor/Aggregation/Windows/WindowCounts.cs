using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>The counts of every monitored column over some stretch of predictions.</summary>
/// <param name="shape">What is kept.</param>
internal sealed class WindowCounts(WindowShape shape)
{
    // Latencies differ by factors: to 2 %, over a factor of 7e8.
    private const double LatencyAccuracy = 0.02;
    private const int LatencyBins = 512;

    /// <summary>The columns, in the order of the layouts.</summary>
    public ColumnCounts[] Columns { get; } = [.. shape.Layouts.Select(layout => new ColumnCounts(layout))];

    /// <summary>What rules were violated, by the rows in the columns and by those kept out.</summary>
    public ViolationCounts Violations { get; } = new(shape.Rules, shape.Rules == 0 ? 0 : shape.Layouts.Count);

    /// <summary>A sample of the rows in the columns.</summary>
    public RowSample Sample { get; private set; } = new(shape.Layouts.Count, shape.SampleSize);

    /// <summary>The rows in the columns by segment, for each column that makes segments.</summary>
    public SegmentCounts[] Segments { get; } = [.. shape.Segments.Select(segments => new SegmentCounts(segments, shape.Layouts))];

    /// <summary>The rows in the columns by the local hour of the week; empty where the model has no seasons.</summary>
    public long[] HourOfWeekRows { get; } = shape.HasSeasons ? new long[SeasonalBaseline.HoursOfWeek] : [];

    /// <summary>How long those predictions of the model took that were timed and returned, in seconds.</summary>
    public DDSketch Latencies { get; } = new(LatencyAccuracy, LatencyBins);

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

    /// <summary>How long it took by the monotonic clock, which decides where it comes to rates.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>
    /// Whether the agent was late by more than a pane where the stretch goes by time: it then lacks predictions, or
    /// has those that came before it.
    /// </summary>
    public bool IsLate { get; set; }

    /// <summary>Whether nothing happened in it.</summary>
    public bool IsEmpty => Rows == 0 && Checked == 0 && Errors == 0;

    /// <summary>Gives the sample away, and goes on with another one from its start.</summary>
    /// <param name="other">A sample of the same columns and capacity that is not needed any more, or none.</param>
    public RowSample GiveSample(RowSample? other)
    {
        var sample = Sample;
        other?.Reset();
        Sample = other ?? new(sample.Columns, sample.Capacity);
        return sample;
    }

    /// <summary>Counts rows by the hour of the week, where the model has seasons.</summary>
    public void AddSeason(ClockReading now, int rows)
    {
        if (HourOfWeekRows.Length > 0)
        {
            HourOfWeekRows[now.HourOfWeek] += rows;
        }
    }

    /// <summary>Adds the counts of another stretch; the times stay.</summary>
    public void Merge(WindowCounts other)
    {
        for (var column = 0; column < Columns.Length; column++)
        {
            Columns[column].Merge(other.Columns[column]);
        }

        for (var column = 0; column < Segments.Length; column++)
        {
            Segments[column].Merge(other.Segments[column]);
        }

        Violations.Merge(other.Violations);
        if (Sample.Capacity > 0)
        {
            Sample.Merge(other.Sample);
        }

        Vectors.AddTo(HourOfWeekRows, other.HourOfWeekRows);
        if (shape.HasLatencies)
        {
            Latencies.Merge(other.Latencies);
        }

        IsLate |= other.IsLate;
        Rows += other.Rows;
        Shadowed += other.Shadowed;
        Flagged += other.Flagged;
        FellBack += other.FellBack;
        Errors += other.Errors;
        Refused += other.Refused;
    }

    /// <summary>Keeps the columns in less memory until they are needed.</summary>
    public void Rest()
    {
        foreach (var column in Columns)
        {
            column.Rest();
        }
    }

    /// <summary>Forgets all counts; the times stay.</summary>
    public void Reset()
    {
        foreach (var column in Columns)
        {
            column.Reset();
        }

        foreach (var segments in Segments)
        {
            segments.Reset();
        }

        Violations.Reset();
        Sample.Reset();
        Array.Clear(HourOfWeekRows);
        Latencies.Reset();
        IsLate = false;
        (Rows, Shadowed, Flagged, FellBack, Errors, Refused) = (0, 0, 0, 0, 0, 0);
    }
}
