using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// Hash of text for tables in memory: twice as fast as <see cref="StableHash"/> because nobody else has to compute it.
/// Sixteen bytes at a time are multiplied to 128 bits, of which the halves are folded. The key is that of
/// <see cref="HashCode"/>, another one in each process, so that nobody can choose items that collide; no result depends on it.
/// </summary>
internal static class ItemHash
{
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;
    private const int Block = 16;

    private static readonly ulong Key = StableHash.Of((long)HashCode.Combine(0));

    public static ulong Of(ReadOnlySpan<char> item)
    {
        ref var at = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(item));
        var length = item.Length * sizeof(char);
        var hash = Key ^ (ulong)length;
        ulong low, high;
        if (length >= sizeof(ulong))
        {
            for (; length > Block; length -= Block)
            {
                hash = Fold(Word(ref at, 0) ^ First ^ Key, Word(ref at, sizeof(ulong)) ^ hash);
                at = ref Unsafe.Add(ref at, Block);
            }
            // The last words may overlap those before them; of text longer than a block there is always enough before.
            low = length >= sizeof(ulong) ? Word(ref at, 0) : Word(ref at, length - Block);
            high = Word(ref at, length - sizeof(ulong));
        }
        else if (length >= sizeof(uint))
        {
            low = Unsafe.ReadUnaligned<uint>(ref at);
            high = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref at, length - sizeof(uint)));
        }
        else
        {
            (low, high) = (item.IsEmpty ? 0UL : item[0], 0);
        }
        // Folded once more: after one product the low bits of numbered names are uneven under some keys.
        return Fold(Fold(low ^ Second ^ Key, high ^ hash) ^ First, Second);
    }

    private static ulong Word(ref byte at, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, offset));

    private static ulong Fold(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return high ^ low;
    }
}
