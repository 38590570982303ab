using System.Buffers.Binary;
using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>A <see cref="RowSample"/> that does not change any more: rows as the cells of their columns, in the order of their hashes.</summary>
/// <param name="Rows">The rows that were offered.</param>
/// <param name="Hashes">The hash of the contents of each row that is kept, increasing.</param>
/// <param name="Copies">How often each came.</param>
/// <param name="Cells">The cells, row after row.</param>
internal sealed record SampledCells(long Rows, ulong[] Hashes, long[] Copies, byte[] Cells)
{
    /// <summary>The rows that differ.</summary>
    public int Count => Hashes.Length;

    /// <summary>The rows with their copies.</summary>
    public long Total { get; } = Copies.Sum();

    /// <summary>Whether it holds every row that was offered.</summary>
    public bool IsWhole => Total == Rows;

    /// <summary>The cells of a row.</summary>
    public ReadOnlySpan<byte> Row(int index)
    {
        var columns = Cells.Length / Count;
        return Cells.AsSpan(index * columns, columns);
    }

    public static SampledCells Of(RowSample sample)
    {
        var (hashes, copies, cells) = (new ulong[sample.Count], new long[sample.Count], new byte[sample.Count * sample.Columns]);
        for (var i = 0; i < sample.Count; i++)
        {
            (hashes[i], copies[i]) = (sample.Hash(i), sample.Multiplicity(i));
            sample.Row(i).CopyTo(cells.AsSpan(i * sample.Columns));
        }

        return new(sample.Rows, hashes, copies, cells);
    }

    /// <summary>The hashes as a file has them: eight bytes each, the lowest first.</summary>
    public byte[] HashBytes()
    {
        var bytes = new byte[Count * sizeof(ulong)];
        for (var i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), Hashes[i]);
        }

        return bytes;
    }

    /// <summary>The hashes of a file.</summary>
    public static ulong[] HashesOf(ReadOnlySpan<byte> bytes)
    {
        var hashes = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
        }

        return hashes;
    }
}
