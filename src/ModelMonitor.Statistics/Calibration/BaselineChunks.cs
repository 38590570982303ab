namespace ModelMonitor.Statistics;

/// <summary>
/// Statistics of time-ordered chunks of a baseline, each against the rest: a chunk that is compared with a baseline
/// that holds it looks more alike than a live window will.
/// </summary>
internal static class BaselineChunks
{
    public static double[] Of(ReadOnlySpan<double> baseline, int chunkSize, SampleStatistic statistic)
    {
        Sample.Require(baseline, nameof(baseline));
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        ArgumentNullException.ThrowIfNull(statistic);
        RequireTwo(baseline.Length / chunkSize, $"{baseline.Length} values make {baseline.Length / chunkSize} chunks of {chunkSize}", nameof(baseline));
        var values = new double[baseline.Length / chunkSize];
        // The rest of the first chunk; for the next, the chunk before comes back in its place.
        var rest = baseline[chunkSize..].ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = RequireFinite(statistic(rest, baseline.Slice(i * chunkSize, chunkSize)), i);
            if (i + 1 < values.Length)
            {
                baseline.Slice(i * chunkSize, chunkSize).CopyTo(rest.AsSpan(i * chunkSize));
            }
        }
        return values;
    }

    public static double[] Of(ReadOnlySpan<long> chunks, int cells, CellStatistic statistic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentNullException.ThrowIfNull(statistic);
        if (chunks.Length % cells != 0)
        {
            throw new ArgumentException(
                $"There are {chunks.Length} counts and {cells} cells. Pass the counts of all cells for each chunk.", nameof(chunks));
        }
        RequireTwo(chunks.Length / cells, $"{chunks.Length} counts make {chunks.Length / cells} chunks of {cells} cells", nameof(chunks));
        CellCounts.Total(chunks, nameof(chunks));
        var values = new double[chunks.Length / cells];
        var (total, rest) = (new long[cells], new long[cells]);
        for (var i = 0; i < chunks.Length; i++)
        {
            total[i % cells] += chunks[i];
        }
        for (var i = 0; i < values.Length; i++)
        {
            var chunk = chunks.Slice(i * cells, cells);
            for (var cell = 0; cell < cells; cell++)
            {
                rest[cell] = total[cell] - chunk[cell];
            }
            values[i] = RequireFinite(statistic(rest, chunk), i);
        }
        return values;
    }

    private static void RequireTwo(int chunks, string what, string name)
    {
        if (chunks < 2)
        {
            throw new ArgumentException($"{what}; at least two are needed, and a hundred for a quantile.", name);
        }
    }

    private static double RequireFinite(double value, int chunk)
        => double.IsFinite(value)
            ? value
            : throw new ArgumentException($"The statistic of chunk {chunk} is {value}. It must be finite for every chunk.");
}
