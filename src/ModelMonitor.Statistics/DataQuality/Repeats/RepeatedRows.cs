using System.Numerics;
using System.Runtime.InteropServices;

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
            hash = Combine(hash, StableHash.Of(value));
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

    /// <summary>Takes the next row.</summary>
    /// <param name="hash">Its hash, from <see cref="Hash"/> or <see cref="Combine"/>.</param>
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

    private void Forget(ulong hash)
    {
        ref var occurrences = ref CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, hash, out _);
        if (--occurrences == 0)
        {
            _occurrences.Remove(hash);
        }
    }
}
