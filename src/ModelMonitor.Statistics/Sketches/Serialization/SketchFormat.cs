using System.Buffers.Binary;
using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// The frame of serialised sketches, little-endian: "MMSK", kind (1 byte), version (1 byte), length of the payload (4
/// bytes), payload, CRC-32C of all before it (4 bytes).
/// </summary>
internal static class SketchFormat
{
    public const byte Version = 1;
    public const int HeaderLength = 10;
    public const int ChecksumLength = 4;

    public static ReadOnlySpan<byte> Magic => "MMSK"u8;

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }
        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }
        return ~crc;
    }
}
