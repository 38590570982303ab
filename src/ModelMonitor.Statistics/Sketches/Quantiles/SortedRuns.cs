namespace ModelMonitor.Statistics;

/// <summary>Sorting of some values and merging of sorted ones, without NaN.</summary>
internal static class SortedRuns
{
    private const int MostInserted = 24;

    /// <summary>Sorts in place.</summary>
    public static void Sort(Span<double> values)
    {
        if (values.Length > MostInserted)
        {
            values.Sort();
            return;
        }
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var j = i - 1;
            for (; j >= 0 && values[j] > value; j--)
            {
                values[j + 1] = values[j];
            }
            values[j + 1] = value;
        }
    }

    /// <summary>Merges two ascending runs.</summary>
    /// <param name="x">One run.</param>
    /// <param name="y">The other run, which may be the end of <paramref name="merged"/> itself.</param>
    /// <param name="merged">As long as both.</param>
    public static void Merge(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> merged)
    {
        var (i, j) = (0, 0);
        while (i < x.Length && j < y.Length)
        {
            merged[i + j] = x[i] <= y[j] ? x[i++] : y[j++];
        }
        x[i..].CopyTo(merged[(i + j)..]);
        y[j..].CopyTo(merged[(x.Length + j)..]);
    }
}
