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
        foreach (var entry in Entries())
        {
            ItemText.Write(writer, entry.Text);
            writer.WriteCount(entry.Count);
            writer.WriteCount(entry.Error);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static SpaceSaving FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.SpaceSaving);
        var sketch = new SpaceSaving(reader.ReadInt32(1, MaximumCapacity, "the capacity")) { Count = SketchWeight.ReadTotal(ref reader) };
        var size = reader.ReadLength(ShortestEntry, "items");
        SketchReader.Require(size <= sketch.Capacity, $"there are {size} items and {sketch.Capacity} counters");
        Span<char> buffer = stackalloc char[ItemText.MaximumLength];
        var (rest, largestError) = (sketch.Count, 0L);
        for (var i = 0; i < size; i++)
        {
            var item = buffer[..ItemText.Read(ref reader, buffer)];
            var hash = StableHash.Of(item);
            SketchReader.Require(sketch._counters.Find(item, hash) < 0, "an item is there twice");
            var (count, error) = (reader.ReadCount(), reader.ReadCount());
            SketchReader.Require(count > error, $"an item has a count of {count} with an error of {error}");
            SketchReader.Require(count <= rest, "the items have more than the total count");
            rest -= count;
            largestError = Math.Max(largestError, error);
            sketch.SetError(sketch._counters.Insert(item, hash, count), error);
        }
        reader.RequireEnd();
        SketchReader.Require(sketch._counters.IsFull || rest == 0, "the items have less than the total count");
        SketchReader.Require(largestError <= sketch.MaximumError, "an error is above the lowest count");
        return sketch;
    }
}
