namespace ModelMonitor.Statistics;

/// <summary>Sorting of some values and merging of sorted ones, without NaN.</summary>
internal static class SortedRuns
{
    private const int MostRanked = 64;

    /// <summary>
    /// Sorts in place. Of few values each is put where the number of smaller ones says: comparing it with all, in
    /// vectors, costs less than the branches of a sort, which depend on the data.
    /// </summary>
    public static void Sort(Span<double> values)
    {
        if (values.Length > MostRanked)
        {
            values.Sort();
            return;
        }
        Span<double> unsorted = stackalloc double[MostRanked];
        unsorted = unsorted[..values.Length];
        values.CopyTo(unsorted);
        values.Fill(double.NaN);
        foreach (var value in unsorted)
        {
            values[CellSearch.CountBelow(value, unsorted)] = value;
        }

        // Equal values have met at the first of their places and left the others empty.
        for (var i = 1; i < values.Length; i++)
        {
            values[i] = double.IsNaN(values[i]) ? values[i - 1] : values[i];
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
