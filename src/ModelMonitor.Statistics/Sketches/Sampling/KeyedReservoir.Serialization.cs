namespace ModelMonitor.Statistics;

public sealed partial class KeyedReservoir
{
    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var rows = Rows;
        var keys = Keys;
        var writer = new SketchWriter(SketchKind.KeyedReservoir);
        writer.WriteCount(Dimensions);
        writer.WriteCount(Capacity);
        writer.WriteCount(Count);
        writer.WriteCount(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            writer.WriteUInt64(keys[i]);
            foreach (var value in rows[i])
            {
                writer.WriteDouble(value);
            }
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static KeyedReservoir FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.KeyedReservoir);
        var dimensions = reader.ReadInt32(1, (int)MaximumValues, "the number of dimensions");
        var sketch = new KeyedReservoir(dimensions, reader.ReadInt32(1, (int)(MaximumValues / dimensions), "the capacity")) { Count = SketchWeight.ReadTotal(ref reader) };
        var size = reader.ReadLength(sizeof(ulong), "rows");
        SketchReader.Require(size <= reader.Remaining / sizeof(double) / (1L + dimensions), $"there are not {size} rows of {dimensions} values");
        SketchReader.Require(size <= sketch.Capacity && size <= sketch.Count, $"{size} rows are kept of {sketch.Count}, where {sketch.Capacity} may be");
        SketchReader.Require(size > 0 || sketch.Count == 0, "no row is kept");
        sketch._keys = new ulong[size];
        sketch._values = new double[size * dimensions];
        for (var row = 0; row < size; row++)
        {
            sketch._keys[row] = reader.ReadUInt64();
            SketchReader.Require(row == 0 || sketch._keys[row] > sketch._keys[row - 1], "keys do not ascend");
            for (var i = row * dimensions; i < (row + 1) * dimensions; i++)
            {
                sketch._values[i] = reader.ReadFinite("a value");
            }
        }
        reader.RequireEnd();
        (sketch._settled, sketch._buffered) = (size, size);
        return sketch;
    }
}
