namespace ModelMonitor.Statistics;

public sealed partial class SpaceSaving
{
    private const int ShortestEntry = 3;

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(SketchKind.SpaceSaving);
        writer.WriteCount(Capacity);
        writer.WriteCount(Count);
        writer.WriteCount(Size);
        foreach (var counter in _counters.Sorted())
        {
            ItemText.Write(writer, counter.Item);
            writer.WriteCount(counter.Count);
            writer.WriteCount(counter.Error);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static SpaceSaving FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.SpaceSaving);
        var sketch = new SpaceSaving(reader.ReadInt32(1, CounterTable.MaximumCapacity, "the capacity")) { Count = SketchWeight.ReadTotal(ref reader) };
        var size = sketch._counters.ReadSize(ref reader, ShortestEntry);
        Span<char> buffer = stackalloc char[ItemText.MaximumLength];
        var (rest, largestError) = (sketch.Count, 0L);
        for (var i = 0; i < size; i++)
        {
            var item = buffer[..sketch._counters.ReadItem(ref reader, buffer, out var hash)];
            var (count, error) = (reader.ReadCount(), reader.ReadCount());
            SketchReader.Require(count > error, $"an item has a count of {count} with an error of {error}");
            SketchReader.Require(count <= rest, "the items have more than the total count");
            rest -= count;
            largestError = Math.Max(largestError, error);
            sketch._counters.Insert(item, hash, count, error);
        }
        reader.RequireEnd();
        SketchReader.Require(sketch._counters.IsFull || rest == 0, "the items have less than the total count");
        SketchReader.Require(largestError <= sketch.MaximumError, "an error is above the lowest count");
        return sketch;
    }
}
