using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>The rows of two samples that can be compared as if each were drawn on its own.</summary>
/// <remarks>
/// Samples hold rows by the hash of their contents: of a row that comes often, all copies or none. Both sides draw by the same
/// hash, so below the smaller one of their largest hashes both hold all that there was, and there rows are exchangeable where
/// nothing changed, however often they repeat. Where rows do not repeat, a hash is as good as a random number, and all are
/// taken.
/// </remarks>
internal static class DrawnRows
{
    // More say little more, and cost time in proportion.
    private const int Most = 1_000;

    // The number of copies that a row is one of, on average over rows, from which rows count as repeated.
    private const double RepeatedFrom = 1.1;

    /// <summary>The numbers of the rows that are compared, a number once for each copy.</summary>
    public static (int[] Reference, int[] Rows) Of(SampledRows reference, SampledRows rows, Random random)
    {
        var limit = Limit(reference, rows);
        return (Draw(reference, limit, random), Draw(rows, limit, random));
    }

    /// <summary>Rows are taken whose hash is below it; <see langword="null"/> for all.</summary>
    private static ulong? Limit(SampledRows reference, SampledRows rows)
    {
        if (Math.Max(Repeats(reference.Sample), Repeats(rows.Sample)) <= RepeatedFrom)
        {
            return null;
        }

        ulong? limit = null;
        foreach (var sample in (SampledCells[])[reference.Sample, rows.Sample])
        {
            // Given the largest, the others are drawn at random below it; the largest itself is not.
            if (!sample.IsWhole && (limit is null || sample.Hashes[^1] < limit))
            {
                limit = sample.Hashes[^1];
            }
        }

        return limit;
    }

    /// <summary>The number of copies that a row is one of, on average over rows: 1 where none repeats.</summary>
    private static double Repeats(SampledCells sample) =>
        sample.Total == 0 ? 1 : sample.Copies.Sum(copies => (double)copies * copies) / sample.Total;

    private static int[] Draw(SampledRows rows, ulong? limit, Random random)
    {
        var sample = rows.Sample;
        var count = sample.Count;
        if (limit is { } below)
        {
            var found = Array.BinarySearch(sample.Hashes, below);
            count = found < 0 ? ~found : found;
        }

        var total = sample.Copies.AsSpan(0, count).ToArray().Sum();
        var size = (int)Math.Min(total, Most);
        var places = Places(total, size, random);
        var drawn = new int[size];
        var (row, end) = (-1, 0L);
        for (var i = 0; i < size; i++)
        {
            while (places[i] >= end)
            {
                end += sample.Copies[++row];
            }

            drawn[i] = row;
        }

        return drawn;
    }

    /// <summary>So many of the numbers below a total, drawn without replacement (Floyd's method), in increasing order.</summary>
    private static long[] Places(long total, int size, Random random)
    {
        var places = new HashSet<long>(size);
        for (var next = total - size; next < total; next++)
        {
            var place = random.NextInt64(next + 1);
            places.Add(places.Contains(place) ? next : place);
        }

        long[] sorted = [.. places];
        sorted.AsSpan().Sort();
        return sorted;
    }
}
