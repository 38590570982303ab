namespace ModelMonitor.Aggregation;

/// <summary>How often rules were violated over some stretch of predictions. Adds up.</summary>
/// <param name="rules">The number of the model's rules.</param>
/// <param name="columns">The number of its monitored columns; 0 where there is no rule.</param>
internal sealed class ViolationCounts(int rules, int columns)
{
    /// <summary>For each rule, the rows that violate it.</summary>
    public long[] Rules { get; } = rules == 0 ? [] : new long[rules];

    /// <summary>For each column, the rows that violate any of its rules.</summary>
    public long[] Columns { get; } = columns == 0 ? [] : new long[columns];

    /// <summary>Adds the counts of another stretch of the same model.</summary>
    public void Merge(ViolationCounts other)
    {
        Vectors.AddTo(Rules, other.Rules);
        Vectors.AddTo(Columns, other.Columns);
    }

    /// <summary>Forgets all counts.</summary>
    public void Reset()
    {
        Array.Clear(Rules);
        Array.Clear(Columns);
    }
}
