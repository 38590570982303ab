namespace ModelMonitor.Statistics;

/// <summary>
/// A 2×K table with its sparse categories found: those whose expected count in the smaller row is below a floor, plus
/// the next smallest one if they do not reach the floor together.
/// </summary>
internal readonly struct TwoRowTable
{
    private readonly double _smallestTotal;
    private readonly int _absorbed = -1;

    public TwoRowTable(ReadOnlySpan<long> baseline, ReadOnlySpan<long> live, long m, long n, double smallestExpected)
    {
        _smallestTotal = smallestExpected * ((double)m + n) / Math.Min(m, n);
        var (smallestKept, largest) = (-1, 0);
        for (var i = 0; i < baseline.Length; i++)
        {
            var total = baseline[i] + live[i];
            if (total == 0)
            {
                continue;
            }
            Categories++;
            if (total > baseline[largest] + live[largest])
            {
                largest = i;
            }
            if (total < _smallestTotal)
            {
                PooledCategories++;
                PooledBaseline += baseline[i];
                PooledLive += live[i];
            }
            else if (smallestKept < 0 || total < baseline[smallestKept] + live[smallestKept])
            {
                smallestKept = i;
            }
        }
        if (PooledCategories > 0 && smallestKept >= 0 && PooledBaseline + PooledLive < _smallestTotal)
        {
            _absorbed = smallestKept;
            PooledCategories++;
            PooledBaseline += baseline[smallestKept];
            PooledLive += live[smallestKept];
        }
        (LargestBaseline, LargestLive) = (baseline[largest], live[largest]);
    }

    public int Categories { get; }

    public int PooledCategories { get; }

    public long PooledBaseline { get; }

    public long PooledLive { get; }

    public long LargestBaseline { get; }

    public long LargestLive { get; }

    public int CellsAfterPooling => Categories - PooledCategories + (PooledCategories > 0 ? 1 : 0);

    public bool IsPooled(long total, int index) => total < _smallestTotal || index == _absorbed;

    /// <summary>The part of X² that a column adds: both rows deviate by the same amount from their expectations.</summary>
    public static double Term(long baseline, long live, double m, double n)
    {
        var total = (double)baseline + live;
        var deviation = baseline - total * m / (m + n);
        return deviation * deviation * (m + n) * (m + n) / (total * m * n);
    }
}
