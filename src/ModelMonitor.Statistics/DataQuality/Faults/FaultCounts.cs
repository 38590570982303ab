namespace ModelMonitor.Statistics;

/// <summary>
/// How often each fault was found; the kinds are close to the anomalies of TensorFlow Data Validation (Breck et al. 2019).
/// O(1) a value; nine counts, which merge exactly in any order. Compare them with those of the baseline by
/// <see cref="RateIncrease"/>. Not thread-safe.
/// </summary>
public sealed class FaultCounts
{
    private readonly long[] _counts = new long[(int)ValueFault.ImplausiblyHigh + 1];

    /// <summary>Number of values, faulty or not.</summary>
    public long Total { get; private set; }

    /// <summary>Number of values with a fault.</summary>
    public long Faulty => Total - _counts[(int)ValueFault.None];

    /// <summary>Number of values with a given fault, or with none.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fault.</exception>
    public long this[ValueFault fault] => _counts[Index(fault)];

    /// <summary>Counts a value.</summary>
    /// <param name="fault">Its fault, from <see cref="ValueRules.Check"/> or from where it was read.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fault.</exception>
    public void Add(ValueFault fault)
    {
        _counts[Index(fault)]++;
        Total++;
    }

    /// <summary>Adds the counts of another state. The other one stays as it is.</summary>
    /// <param name="other">The counts to add.</param>
    public void Merge(FaultCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
        Total += other.Total;
    }

    /// <summary>Sets all counts to 0.</summary>
    public void Reset()
    {
        Array.Clear(_counts);
        Total = 0;
    }

    private int Index(ValueFault fault)
        => (uint)fault < (uint)_counts.Length
            ? (int)fault
            : throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault.");
}
