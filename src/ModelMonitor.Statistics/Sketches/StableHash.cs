using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelMonitor.Statistics;

/// <summary>
/// 64-bit hashes that are the same in every process and on every machine, so that sketches made apart can be merged:
/// XXH64 (Collet 2012, specification 0.1.1) for text and bytes; for numbers the finaliser of MurmurHash3 (Appleby 2011)
/// after adding a constant. O(length). Not for secrets: whoever chooses the values can make them collide.
/// </summary>
public static class StableHash
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int Stripe = 32;

    private const ulong Multiplier1 = 0xFF51AFD7ED558CCD;
    private const ulong Multiplier2 = 0xC4CEB9FE1A85EC53;

    // 2^64 by the golden ratio.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Hash of a whole number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>A hash of which all bits depend on all bits of the number; different numbers have different hashes.</returns>
    public static ulong Of(long value)
    {
        // The finaliser alone maps 0, the most frequent number of all, to 0, which is far from random: it would fill a register
        // of a HyperLogLog and be in every sample.
        var hash = (ulong)value + Golden;
        hash = (hash ^ (hash >> 33)) * Multiplier1;
        hash = (hash ^ (hash >> 33)) * Multiplier2;
        return hash ^ (hash >> 33);
    }

    /// <summary>Hash of a number by its bits; 0 and −0 are equal, and so are all NaN.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its hash.</returns>
    public static ulong Of(double value) => Of(BitsOf(value));

    /// <summary>The bits of a number; 0 and −0 have the same, and so have all NaN.</summary>
    internal static long BitsOf(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value + 0.0);

    /// <summary>The bits of numbers, as <see cref="BitsOf(double)"/> has them.</summary>
    internal static Vector512<ulong> BitsOf(Vector512<double> values) => Vector512.ConditionalSelect(
        Vector512.Equals(values, values), values + Vector512<double>.Zero, Vector512.Create(double.NaN)).AsUInt64();

    /// <summary>The hashes of whole numbers, as <see cref="Of(long)"/> has them.</summary>
    internal static Vector512<ulong> Of(Vector512<ulong> values)
    {
        var hash = values + Vector512.Create(Golden);
        hash = (hash ^ (hash >>> 33)) * Vector512.Create(Multiplier1);
        hash = (hash ^ (hash >>> 33)) * Vector512.Create(Multiplier2);
        return hash ^ (hash >>> 33);
    }

    /// <summary>Hash of text by its UTF-16 code units, in little-endian order.</summary>
    /// <param name="text">The text, which may be empty.</param>
    /// <returns>Its hash.</returns>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        if (BitConverter.IsLittleEndian)
        {
            return Of(MemoryMarshal.AsBytes(text));
        }
        var bytes = new byte[text.Length * sizeof(char)];
        for (var i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(char)), text[i]);
        }
        return Of(bytes);
    }

    /// <summary>XXH64 of bytes, seed 0.</summary>
    /// <param name="bytes">The bytes, of which there may be none.</param>
    /// <returns>Their hash.</returns>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length;
        ref var at = ref MemoryMarshal.GetReference(bytes);
        var hash = Prime5;
        if (length >= Stripe)
        {
            hash = Stripes(bytes);
            at = ref Unsafe.Add(ref at, length & -Stripe);
        }
        hash += (ulong)length;

        // The bits of the length say what is left, without a loop whose end the processor would have to guess.
        if ((length & 16) != 0)
        {
            hash = Eight(Eight(hash, Read64(ref at)), Read64(ref Unsafe.Add(ref at, 8)));
            at = ref Unsafe.Add(ref at, 16);
        }
        if ((length & 8) != 0)
        {
            hash = Eight(hash, Read64(ref at));
            at = ref Unsafe.Add(ref at, 8);
        }
        if ((length & 4) != 0)
        {
            hash = BitOperations.RotateLeft(hash ^ (Read32(ref at) * Prime1), 23) * Prime2 + Prime3;
            at = ref Unsafe.Add(ref at, 4);
        }
        if ((length & 2) != 0)
        {
            hash = One(One(hash, at), Unsafe.Add(ref at, 1));
            at = ref Unsafe.Add(ref at, 2);
        }
        if ((length & 1) != 0)
        {
            hash = One(hash, at);
        }
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }

    // Most text is shorter than a stripe and should not pay for the registers of this.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Stripes(ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (unchecked(Prime1 + Prime2), Prime2, 0UL, unchecked(0 - Prime1));
        for (; bytes.Length >= Stripe; bytes = bytes[Stripe..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        }
        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
            + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        hash = Join(hash, a);
        hash = Join(hash, b);
        hash = Join(hash, c);
        return Join(hash, d);
    }

    private static ulong Eight(ulong hash, ulong input) => BitOperations.RotateLeft(hash ^ Round(0, input), 27) * Prime1 + Prime4;

    private static ulong One(ulong hash, byte input) => BitOperations.RotateLeft(hash ^ (input * Prime5), 11) * Prime1;

    private static ulong Round(ulong lane, ulong input) => BitOperations.RotateLeft(lane + input * Prime2, 31) * Prime1;

    private static ulong Join(ulong hash, ulong lane) => (hash ^ Round(0, lane)) * Prime1 + Prime4;

    private static ulong Read64(ref byte at)
    {
        var value = Unsafe.ReadUnaligned<ulong>(ref at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    private static uint Read32(ref byte at)
    {
        var value = Unsafe.ReadUnaligned<uint>(ref at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }
}
