using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What every sketch owes to bytes that come from anywhere.</summary>
internal static class SketchHostility
{
    // The bytes of a sketch hold it in a form as much smaller; objects and messages of exceptions come on top.
    private const int Expansion = 32;
    private const int Allowance = 16_000;

    /// <summary>Bytes are read back to the same bytes; whatever else is refused, or is a sketch that holds what it promises.</summary>
    public static void ShouldReadOnlyWhatItWrote<T>(T sketch, Action<T> invariants)
        where T : ISketch<T>
    {
        var bytes = sketch.ToBytes();
        var read = T.FromBytes(bytes);
        read.Count.ShouldBe(sketch.Count);
        read.ToBytes().ShouldBe(bytes);
        invariants(read);
        Allocated(() => T.FromBytes(bytes)).ShouldBeLessThan(Expansion * bytes.Length + Allowance);

        for (var length = 0; length < bytes.Length; length++)
        {
            ShouldRefuse<T>(bytes[..length]);
            ShouldRefuseOrHold(Framed(bytes, bytes.AsSpan(0, length)), invariants);
        }
        foreach (var (position, change) in Changes(bytes.Length))
        {
            var changed = (byte[])bytes.Clone();
            changed[position] ^= change;
            ShouldRefuse<T>(changed);
            ShouldRefuseOrHold(Framed(bytes, changed.AsSpan(0, bytes.Length - SketchFormat.ChecksumLength)), invariants);
        }
        ShouldRefuse<T>([.. bytes, 0]);
        ShouldSurviveAnyPayload(bytes, invariants);
    }

    private static void ShouldSurviveAnyPayload<T>(byte[] bytes, Action<T> invariants)
        where T : ISketch<T>
    {
        var payloads = from length in Gen.Choose(0, 60)
                       from kept in Gen.Choose(0, bytes.Length - SketchFormat.HeaderLength - SketchFormat.ChecksumLength)
                       from tail in Gen.Elements(0, 1, 2, 127, 128, 129, 255, 64, 16, 7).ArrayOf(length)
                       select (kept, tail: Array.ConvertAll(tail, value => (byte)value));
        Properties.Check(payloads, payload =>
        {
            ShouldRefuse<T>(payload.tail);
            ShouldRefuseOrHold(Framed(bytes, [.. bytes.AsSpan(0, SketchFormat.HeaderLength + payload.kept), .. payload.tail]), invariants);
            return true;
        });
    }

    // All bits of small sketches; of large ones some thousand places.
    private static IEnumerable<(int Position, byte Change)> Changes(int length)
        => from position in Enumerable.Range(0, length)
           where length < 400 || position < 100 || position % (length / 300) == 0
           from change in new byte[] { 1, 2, 4, 8, 16, 32, 64, 128, 255 }
           select (position, change);

    /// <summary>The bytes with length and checksum made to fit.</summary>
    private static byte[] Framed(byte[] original, ReadOnlySpan<byte> body)
    {
        var header = Math.Min(body.Length, SketchFormat.HeaderLength);
        byte[] framed = [.. body[..header], .. original.AsSpan(header, SketchFormat.HeaderLength - header), .. body[header..], 0, 0, 0, 0];
        var end = framed.Length - SketchFormat.ChecksumLength;
        BinaryPrimitives.WriteInt32LittleEndian(framed.AsSpan(6), end - SketchFormat.HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(end), SketchFormat.Checksum(framed.AsSpan(0, end)));
        return framed;
    }

    private static void ShouldRefuse<T>(byte[] bytes)
        where T : ISketch<T>
        => Should.Throw<InvalidDataException>(() => T.FromBytes(bytes));

    private static void ShouldRefuseOrHold<T>(byte[] bytes, Action<T> invariants)
        where T : ISketch<T>
    {
        T? sketch = default;
        var allocated = Allocated(() =>
        {
            try
            {
                sketch = T.FromBytes(bytes);
            }
            catch (InvalidDataException)
            {
            }
        });
        if (allocated > Expansion * bytes.Length + Allowance)
        {
            throw new InvalidOperationException($"{bytes.Length} bytes took {allocated}: {Convert.ToHexString(bytes)}");
        }
        if (sketch is not null)
        {
            invariants(sketch);
            var written = sketch.ToBytes();
            T.FromBytes(written).ToBytes().ShouldBe(written);
        }
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
