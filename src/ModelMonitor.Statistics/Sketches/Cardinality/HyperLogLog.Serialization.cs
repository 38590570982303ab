namespace ModelMonitor.Statistics;

/// <content>
/// Registers are written in the shorter of two forms. Sparse: a bit for each register, then the value of each that is not
/// 0. Dense: the lowest value, four bits a register above it, then what exceeds them. Either has at least a bit for each
/// register, which bounds the memory that a few bytes can ask for.
/// </content>
public sealed partial class HyperLogLog
{
    private const int LargestNibble = 15;

    private enum Form : byte
    {
        Sparse = 0,
        Dense = 1,
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var (filled, above, lowest) = (0, 0, byte.MaxValue);
        foreach (var value in _registers)
        {
            filled += value > 0 ? 1 : 0;
            lowest = Math.Min(lowest, value);
        }
        foreach (var value in _registers)
        {
            above += value - lowest >= LargestNibble ? 1 : 0;
        }

        var writer = new SketchWriter(SketchKind.HyperLogLog);
        writer.WriteCount(Precision);
        writer.WriteCount(Count);
        if (_registers.Length / 8 + filled <= _registers.Length / 2 + above)
        {
            WriteSparse(writer);
        }
        else
        {
            WriteDense(writer, lowest);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static HyperLogLog FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.HyperLogLog);
        var precision = reader.ReadInt32(MinimumPrecision, MaximumPrecision, "the precision");
        var count = SketchWeight.ReadTotal(ref reader);
        SketchReader.Require(reader.Remaining > (1 << precision) / 8, "registers are missing");
        var sketch = new HyperLogLog(precision) { Count = count };
        var form = (Form)reader.ReadByte();
        SketchReader.Require(form is Form.Sparse or Form.Dense, $"registers have the unknown form {(byte)form}");
        if (form == Form.Sparse)
        {
            sketch.ReadSparse(ref reader);
        }
        else
        {
            sketch.ReadDense(ref reader);
        }
        reader.RequireEnd();

        var filled = 0;
        foreach (var value in sketch._registers)
        {
            filled += value > 0 ? 1 : 0;
        }
        SketchReader.Require(filled <= count && (filled > 0 || count == 0), $"{count} values fill {filled} registers");
        return sketch;
    }

    private void WriteSparse(SketchWriter writer)
    {
        writer.WriteByte((byte)Form.Sparse);
        for (var start = 0; start < _registers.Length; start += 8)
        {
            var bits = 0;
            for (var i = 0; i < 8; i++)
            {
                bits |= (_registers[start + i] > 0 ? 1 : 0) << i;
            }
            writer.WriteByte((byte)bits);
        }
        foreach (var value in _registers)
        {
            if (value > 0)
            {
                writer.WriteByte(value);
            }
        }
    }

    private void ReadSparse(ref SketchReader reader)
    {
        var bits = reader.ReadBytes(_registers.Length / 8);
        for (var i = 0; i < _registers.Length; i++)
        {
            if ((bits[i / 8] >> (i % 8) & 1) != 0)
            {
                _registers[i] = reader.ReadByte();
                SketchReader.Require(_registers[i] >= 1 && _registers[i] <= FullRegister, $"a register is {_registers[i]} and not 1 to {FullRegister}");
            }
        }
    }

    private void WriteDense(SketchWriter writer, byte lowest)
    {
        writer.WriteByte((byte)Form.Dense);
        writer.WriteByte(lowest);
        for (var i = 0; i < _registers.Length; i += 2)
        {
            var low = Math.Min(_registers[i] - lowest, LargestNibble);
            var high = Math.Min(_registers[i + 1] - lowest, LargestNibble);
            writer.WriteByte((byte)(low | high << 4));
        }
        foreach (var value in _registers)
        {
            if (value - lowest >= LargestNibble)
            {
                writer.WriteByte((byte)(value - lowest - LargestNibble));
            }
        }
    }

    private void ReadDense(ref SketchReader reader)
    {
        int lowest = reader.ReadByte();
        var nibbles = reader.ReadBytes(_registers.Length / 2);
        for (var i = 0; i < _registers.Length; i++)
        {
            var value = nibbles[i / 2] >> (4 * (i % 2)) & LargestNibble;
            if (value == LargestNibble)
            {
                value += reader.ReadByte();
            }
            SketchReader.Require(lowest + value <= FullRegister, $"a register is {lowest + value} and not 0 to {FullRegister}");
            _registers[i] = (byte)(lowest + value);
        }
    }
}
