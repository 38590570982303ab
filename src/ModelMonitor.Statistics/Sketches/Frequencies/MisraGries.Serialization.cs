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
        foreach (var entry in Entries())
        {
            ItemText.Write(writer, entry.Text);
            writer.WriteCount(entry.Count);
        }
        return writer.ToBytes();
    }

    /// <inheritdoc/>
    public static MisraGries FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.MisraGries);
        var sketch = new MisraGries(reader.ReadInt32(1, SpaceSaving.MaximumCapacity, "the capacity")) { Count = SketchWeight.ReadTotal(ref reader), MaximumError = reader.ReadCount() };
        SketchReader.Require(
            sketch.MaximumError <= sketch.Count / (sketch.Capacity + 1),
            $"the error of {sketch.Count} values in {sketch.Capacity} counters is {sketch.MaximumError}");
        var size = reader.ReadLength(ShortestEntry, "items");
        SketchReader.Require(size <= sketch.Capacity, $"there are {size} items and {sketch.Capacity} counters");
        Span<char> buffer = stackalloc char[ItemText.MaximumLength];
        var rest = sketch.Count - sketch.MaximumError * (sketch.Capacity + 1);
        for (var i = 0; i < size; i++)
        {
            var item = buffer[..ItemText.Read(ref reader, buffer)];
            var hash = StableHash.Of(item);
            SketchReader.Require(sketch._counters.Find(item, hash) < 0, "an item is there twice");
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
