using System.Buffers;
using System.Buffers.Binary;

namespace ModelMonitor.Statistics;

/// <summary>Writes the payload of a sketch, then frames it.</summary>
internal sealed class SketchWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public SketchWriter(SketchKind kind)
    {
        var header = _buffer.GetSpan(SketchFormat.HeaderLength)[..SketchFormat.HeaderLength];
        header.Clear();
        SketchFormat.Magic.CopyTo(header);
        header[4] = (byte)kind;
        header[5] = SketchFormat.Version;
        _buffer.Advance(SketchFormat.HeaderLength);
    }

    /// <summary>A number of 0 or more, in 1 to 9 bytes of seven bits each, the lowest first.</summary>
    public void WriteCount(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value >= 0x80; value >>= 7)
        {
            WriteByte((byte)(value | 0x80));
        }
        WriteByte((byte)value);
    }

    /// <summary>A number of either sign, small magnitudes in few bytes.</summary>
    public void WriteSigned(long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        for (; zigzag >= 0x80; zigzag >>= 7)
        {
            WriteByte((byte)(zigzag | 0x80));
        }
        WriteByte((byte)zigzag);
    }

    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
        _buffer.Advance(sizeof(double));
    }

    public void WriteUInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(sizeof(ulong)), value);
        _buffer.Advance(sizeof(ulong));
    }

    public void WriteByte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    /// <summary>The framed bytes. Call it once, last.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_buffer.WrittenCount + SketchFormat.ChecksumLength];
        _buffer.WrittenSpan.CopyTo(bytes);
        var body = bytes.AsSpan(0, _buffer.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(body[6..], (uint)(body.Length - SketchFormat.HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(body.Length), SketchFormat.Checksum(body));
        return bytes;
    }
}
