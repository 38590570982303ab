namespace ModelMonitor.Statistics;

public sealed partial class MisraGries
{
    private const int ShortestEntry = 2;

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.MisraGries);
        writer.WriteCount(Capacity);
        writer.WriteCount(Count);
        writer.WriteCount(MaximumError);
        writer.WriteCount(Size);
        foreach (var counter in _counters.Sorted())
        {
            ItemText.Write(writer, counter.Item);
            writer.WriteCount(counter.Count - MaximumError);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static MisraGries FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.MisraGries);
        var sketch = new MisraGries(reader.ReadInt32(1, CounterTable.MaximumCapacity, "the capacity")) { Count = SketchWeight.ReadTotal(ref reader), MaximumError = reader.ReadCount() };
        SketchReader.Require(
            sketch.MaximumError <= sketch.Count / (sketch.Capacity + 1),
            $"the error of {sketch.Count} values in {sketch.Capacity} counters is {sketch.MaximumError}");
        var size = sketch._counters.ReadSize(ref reader, ShortestEntry);
        Span<char> buffer = stackalloc char[ItemText.MaximumLength];
        var rest = sketch.Count - sketch.MaximumError * (sketch.Capacity + 1);
        for (var i = 0; i < size; i++)
        {
            var item = buffer[..sketch._counters.ReadItem(ref reader, buffer, out var hash)];
            var count = reader.ReadCount();
            SketchReader.Require(count >= 1 && count <= rest, $"an item has a count of {count} where 1 to {rest} are possible");
            rest -= count;
            sketch._counters.Insert(item, hash, count + sketch.MaximumError);
        }
        reader.RequireEnd();
        SketchReader.Require(sketch.MaximumError > 0 || rest == 0, "the items have less than the total count");
        return sketch;
    }
}
