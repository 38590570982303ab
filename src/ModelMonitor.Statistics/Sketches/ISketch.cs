namespace ModelMonitor.Statistics;

/// <summary>
/// A summary of a stream in bounded memory that adds up: the merge of two sketches is the sketch of both streams, in any
/// order. Sketches are not thread-safe: give each thread its own and merge them.
/// </summary>
/// <typeparam name="TSelf">The sketch itself.</typeparam>
public interface ISketch<TSelf>
    where TSelf : ISketch<TSelf>
{
    /// <summary>Number of values added, those of merged sketches included.</summary>
    long Count { get; }

    /// <summary>Adds all that another sketch has seen. The other one stays as it is; a sketch may be merged with itself.</summary>
    /// <param name="other">A sketch with the same parameters.</param>
    /// <exception cref="ArgumentException">The parameters differ; the message names both. Nothing was merged.</exception>
    void Merge(TSelf other);

    /// <summary>Forgets all values; parameters stay.</summary>
    void Reset();

    /// <summary>The sketch as bytes, the same on every machine, with a checksum.</summary>
    /// <returns>New bytes for <see cref="FromBytes"/>.</returns>
    byte[] ToBytes();

    /// <summary>Reads what <see cref="ToBytes"/> wrote. Memory is taken only for what the bytes can hold.</summary>
    /// <param name="bytes">All bytes of one sketch.</param>
    /// <returns>A sketch that answers as the one that was written does, and goes on with the same guarantees.</returns>
    /// <exception cref="InvalidDataException">The bytes are cut, changed, of another sketch or of a later version.</exception>
    static abstract TSelf FromBytes(ReadOnlySpan<byte> bytes);
}
