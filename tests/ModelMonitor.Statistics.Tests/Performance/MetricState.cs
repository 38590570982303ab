using System.Buffers.Binary;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What every mergeable state of a metric must do with its bytes.</summary>
public static class MetricState
{
    /// <summary>Arbitrary, cut and changed bytes are refused with InvalidDataException only; what a repaired checksum lets through works.</summary>
    public static void RefusesHostileBytes<TSketch>(TSketch sketch, Action<TSketch> use)
        where TSketch : ISketch<TSketch>
    {
        var bytes = sketch.ToBytes();
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var arbitrary = new byte[random.Next(0, 300)];
            random.NextBytes(arbitrary);
            Should.Throw<InvalidDataException>(() => TSketch.FromBytes(arbitrary));
            Should.Throw<InvalidDataException>(() => TSketch.FromBytes(Framed(bytes, arbitrary)));
        }
        for (var length = 0; length < bytes.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => TSketch.FromBytes(bytes.AsSpan(0, length)));
            if (length >= SketchFormat.HeaderLength && length < bytes.Length - SketchFormat.ChecksumLength)
            {
                Should.Throw<InvalidDataException>(() => TSketch.FromBytes(Framed(bytes, bytes.AsSpan(SketchFormat.HeaderLength, length - SketchFormat.HeaderLength))));
            }
            foreach (var change in new byte[] { 1, 0x80, 0xFF })
            {
                var changed = bytes.ToArray();
                changed[length] ^= change;
                Should.Throw<InvalidDataException>(() => TSketch.FromBytes(changed));
                WorksOrIsRefused(Framed(changed, changed.AsSpan(SketchFormat.HeaderLength..^SketchFormat.ChecksumLength)), use);
            }
        }
        for (var i = 0; i < 3000; i++)
        {
            var payload = bytes.AsSpan(SketchFormat.HeaderLength..^SketchFormat.ChecksumLength).ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                payload[random.Next(payload.Length)] = (byte)random.Next(256);
            }
            WorksOrIsRefused(Framed(bytes, payload), use);
        }
    }

    /// <summary>Parsed bytes write the same bytes.</summary>
    public static bool SurvivesSerialisation<TSketch>(TSketch sketch)
        where TSketch : ISketch<TSketch>
    {
        var bytes = sketch.ToBytes();
        var parsed = TSketch.FromBytes(bytes);
        return parsed.Count == sketch.Count && parsed.ToBytes().AsSpan().SequenceEqual(bytes);
    }

    private static void WorksOrIsRefused<TSketch>(byte[] bytes, Action<TSketch> use)
        where TSketch : ISketch<TSketch>
    {
        var sketch = default(TSketch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            sketch = TSketch.FromBytes(bytes);
        }
        catch (InvalidDataException)
        {
        }
        // A refusal formats a message and a stack trace; a claimed size that is believed takes megabytes.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200_000);
        if (sketch is null)
        {
            return;
        }
        use(sketch);
        sketch.Reset();
        sketch.Count.ShouldBe(0);
    }

    private static byte[] Framed(ReadOnlySpan<byte> like, ReadOnlySpan<byte> payload)
    {
        byte[] framed = [.. like[..SketchFormat.HeaderLength], .. payload, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(framed.AsSpan(6), payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(framed.Length - 4), SketchFormat.Checksum(framed.AsSpan(0, framed.Length - 4)));
        return framed;
    }
}
