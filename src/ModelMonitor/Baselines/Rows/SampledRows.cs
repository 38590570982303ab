namespace ModelMonitor.Baselines;

/// <summary>
/// A sample of rows of a model, to be compared with another one by <c>DomainComparison</c>: of a baseline
/// (<see cref="Baseline.SampledRows"/>), or of a window (<c>MonitoringAgent.LastRows</c>). It holds no values: a row is the cell
/// of each of its columns, a range of numbers or a category, and a hash of its contents. Immutable.
/// </summary>
/// <remarks>
/// The rows of the smallest hashes are kept, at most 512 that differ, each with the number of its copies: equal rows give equal
/// samples, in whatever order they came. Memory: 16 bytes and one for each column, for each of them.
/// </remarks>
public sealed class SampledRows
{
    internal SampledRows(Baseline baseline, SampledCells sample, long total, DateTimeOffset? start, DateTimeOffset? end)
    {
        Baseline = baseline;
        Sample = sample;
        Total = total;
        Start = start;
        End = end;
    }

    /// <summary>The model's name.</summary>
    public string Model => Baseline.Model;

    /// <summary>The version of the model that the baseline was made for.</summary>
    public string ModelVersion => Baseline.ModelVersion;

    /// <summary>The <see cref="Baseline.Id"/> of the baseline whose cells the rows are in.</summary>
    public string BaselineId => Baseline.Id;

    /// <summary>When the window of the rows began; <see langword="null"/> for the rows of a baseline.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>The rows that it is a sample of: those of the baseline, or of the window's distributions.</summary>
    public long Total { get; }

    /// <summary>The rows that it holds, with their copies.</summary>
    public long Count => Sample.Total;

    /// <summary>The rows that it holds and that differ, at most 512.</summary>
    public int DistinctCount => Sample.Count;

    /// <summary>The names of the columns: features, then outputs.</summary>
    public IReadOnlyList<string> Columns => [.. Baseline.Columns.Select(column => column.Name)];

    internal Baseline Baseline { get; }

    internal SampledCells Sample { get; }
}
