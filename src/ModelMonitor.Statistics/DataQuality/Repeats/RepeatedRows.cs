using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Counts rows that exactly repeat one of the last 4,096 others: replayed batches, retries, bursts. It remembers 64-bit
/// hashes only, in O(1) per row and a fixed 200 KB; a scheme derived here. A row without a repeat is taken for one with a
/// probability of 4096/2^64. Not mergeable, for order matters; not thread-safe.
/// </summary>
public sealed class RepeatedRows
{
    /// <summary>Number of rows that are remembered.</summary>
    public const int Capacity = 4096;

    private readonly ulong[] _ring = new ulong[Capacity];
    private readonly Dictionary<ulong, int> _occurrences = new(Capacity);

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Number of rows that repeated one of the <see cref="Capacity"/> rows before them. Compare it with the baseline's by
    /// <see cref="RateIncrease"/>.
    /// </summary>
    public long Repeats { get; private set; }

    /// <summary>Hash of a row of numbers: 0 and −0 are equal, and so are all NaN.</summary>
    /// <param name="row">The values, in the order of the features; there may be none.</param>
    /// <returns>A hash that depends on all values and on their order.</returns>
    public static ulong Hash(ReadOnlySpan<double> row)
    {
        var hash = (ulong)row.Length;
        foreach (var value in row)
        {
            hash = Combine(hash, value);
        }
        return hash;
    }

    /// <summary>
    /// Hash of a row of values of any type, one at a time: start with 0 and combine with the <see cref="StableHash"/> of each
    /// value.
    /// </summary>
    /// <param name="hash">Hash of the values so far.</param>
    /// <param name="next">Hash of the next value.</param>
    /// <returns>Hash of all of them, which depends on their order.</returns>
    public static ulong Combine(ulong hash, ulong next) => StableHash.Of((long)(BitOperations.RotateLeft(hash, 27) + next));

    /// <summary>The same with a number as it is: the hash so far is random enough for both.</summary>
    /// <param name="hash">Hash of the values so far.</param>
    /// <param name="next">The next number; 0 and −0 are equal, and so are all NaN.</param>
    /// <returns>Hash of all of them, which depends on their order.</returns>
    public static ulong Combine(ulong hash, double next) => StableHash.Of((long)BitOperations.RotateLeft(hash, 27) + StableHash.BitsOf(next));

    /// <summary>
    /// Combines the hashes of many rows with the next number of each, as <see cref="Combine(ulong, double)"/> does, in
    /// vectors. Allocates nothing.
    /// </summary>
    /// <param name="hashes">Hashes of the rows so far, overwritten; at least as many as numbers.</param>
    /// <param name="next">The next number of each row.</param>
    /// <exception cref="ArgumentException">There are fewer rows than numbers.</exception>
    public static void Combine(Span<ulong> hashes, ReadOnlySpan<double> next)
    {
        if (hashes.Length < next.Length)
        {
            throw new ArgumentException($"There are {next.Length} numbers for {hashes.Length} rows. Pass a hash for each.", nameof(hashes));
        }
        var combined = Vector512.IsHardwareAccelerated ? CombineVectors(hashes, next) : 0;
        for (var i = combined; i < next.Length; i++)
        {
            hashes[i] = Combine(hashes[i], next[i]);
        }
    }

    /// <summary>Takes the next row.</summary>
    /// <param name="hash">Its hash, from <see cref="Hash"/> or <see cref="Combine(ulong, ulong)"/>.</param>
    /// <returns>Whether it repeats one of the rows that are remembered.</returns>
    public bool Add(ulong hash)
    {
        var slot = (int)(Count % Capacity);
        var repeats = _occurrences.ContainsKey(hash);
        if (Count >= Capacity)
        {
            Forget(_ring[slot]);
        }
        CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, hash, out _)++;
        _ring[slot] = hash;
        Count++;
        Repeats += repeats ? 1 : 0;
        return repeats;
    }

    /// <summary>Forgets all rows.</summary>
    public void Reset()
    {
        _occurrences.Clear();
        (Count, Repeats) = (0, 0);
    }

    /// <summary>Combines whole vectors.</summary>
    /// <returns>The number of rows whose hashes were combined.</returns>
    private static int CombineVectors(Span<ulong> hashes, ReadOnlySpan<double> next)
    {
        var numbers = MemoryMarshal.Cast<double, Vector512<double>>(next);
        var vectors = MemoryMarshal.Cast<ulong, Vector512<ulong>>(hashes);
        for (var i = 0; i < numbers.Length; i++)
        {
            var hash = vectors[i];
            vectors[i] = StableHash.Of(((hash << 27) | (hash >>> 37)) + StableHash.BitsOf(numbers[i]));
        }
        return numbers.Length * Vector512<double>.Count;
    }

    private void Forget(ulong hash)
    {
        ref var occurrences = ref CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, hash, out _);
        if (--occurrences == 0)
        {
            _occurrences.Remove(hash);
        }
    }
}
