using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ModelMonitor.Statistics;

/// <summary>
/// Reads a framed sketch that may be anything: every read checks that the bytes are there, and whoever allocates asks
/// <see cref="ReadLength"/> first, so that no memory is taken that the bytes could not fill.
/// </summary>
internal ref struct SketchReader
{
    private ReadOnlySpan<byte> _payload;

    public SketchReader(ReadOnlySpan<byte> bytes, SketchKind kind)
    {
        Require(bytes.Length >= SketchFormat.HeaderLength + SketchFormat.ChecksumLength, "they are too few");
        Require(bytes.StartsWith(SketchFormat.Magic), "they do not start with \"MMSK\"");
        Require(bytes[4] == (byte)kind, $"they hold the kind {bytes[4]} and not {(byte)kind} ({kind})");
        Require(bytes[5] == SketchFormat.Version, $"they are of version {bytes[5]}; this library reads version {SketchFormat.Version}");
        var body = bytes[..^SketchFormat.ChecksumLength];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[6..]);
        Require(length == (uint)(body.Length - SketchFormat.HeaderLength), $"there are {body.Length - SketchFormat.HeaderLength} bytes of payload and not {length}");
        Require(BinaryPrimitives.ReadUInt32LittleEndian(bytes[body.Length..]) == SketchFormat.Checksum(body), "their checksum does not match");
        _payload = body[SketchFormat.HeaderLength..];
    }

    /// <summary>Number of payload bytes not read yet.</summary>
    public readonly int Remaining => _payload.Length;

    /// <summary>A number of 0 or more.</summary>
    public long ReadCount()
    {
        var value = ReadVariable();
        Require(value <= long.MaxValue, "a count is negative");
        return (long)value;
    }

    public long ReadSigned()
    {
        var zigzag = ReadVariable();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    /// <summary>A count within limits.</summary>
    public int ReadInt32(int minimum, int maximum, string what)
    {
        var value = ReadCount();
        Require(value >= minimum && value <= maximum, $"{what} is {value} and not {minimum} to {maximum}");
        return (int)value;
    }

    /// <summary>The number of elements that follow, each of at least <paramref name="bytesEach"/> bytes that must be there.</summary>
    public int ReadLength(int bytesEach, string what)
    {
        var value = ReadCount();
        Require(value <= Remaining / bytesEach, $"there are not {value} {what} in {Remaining} bytes");
        return (int)value;
    }

    public double ReadFinite(string what)
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
        Require(double.IsFinite(value), $"{what} is {value}");
        return value;
    }

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public byte ReadByte() => Take(1)[0];

    public ReadOnlySpan<byte> ReadBytes(int count) => Take(count);

    /// <summary>Call it last: nothing may follow.</summary>
    public readonly void RequireEnd() => Require(_payload.IsEmpty, $"{_payload.Length} bytes follow the sketch");

    /// <summary>Refuses the bytes unless something holds.</summary>
    public static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException($"These bytes are not a sketch that can be read: {otherwise}.");
        }
    }

    /// <summary>The same with a reason that is written only if it is needed.</summary>
    public static void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref RefusalReason otherwise)
    {
        if (!holds)
        {
            Require(false, otherwise.ToStringAndClear());
        }
    }

    private ulong ReadVariable()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            Require(shift < 63 || next <= 1, "a number has more than 64 bits");
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
        throw new InvalidDataException("These bytes are not a sketch that can be read: a number does not end.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Require(count >= 0 && count <= _payload.Length, $"{count} more bytes are needed and {_payload.Length} are left");
        var taken = _payload[..count];
        _payload = _payload[count..];
        return taken;
    }
}
