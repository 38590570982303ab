using System.Buffers.Binary;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What every sketch owes to bytes that come from anywhere.</summary>
internal static class SketchHostility
{
    // The bytes of a sketch hold it in a form as much smaller; objects and messages of exceptions come on top.
    private const int Expansion = 32;
    private const int Allowance = 16_000;

    // Magic, kind and version: whatever else stands there is another format.
    private const int Identity = 6;

    private static readonly byte[] Changes = [1, 2, 4, 8, 16, 32, 64, 128, 255];

    // Zeros, ends of ranges, and the largest numbers that the format has, of any length.
    private static readonly byte[][] Tokens =
    [
        [0], [1], [2], [7], [16], [64], [127], [128], [255], [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0x7F],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0, 0, 0, 0xF0, 0x7F], [0, 0, 0, 0, 0, 0, 0xF8, 0xFF],
    ];

    /// <summary>
    /// Bytes that were cut, padded or changed are refused; where the checksum was made to fit, they are refused or are a
    /// sketch that holds what it promises. Neither takes much memory.
    /// </summary>
    public static void ShouldWithstandAnyBytes<T>(T sketch, Action<T> holds, int trials)
        where T : ISketch<T>
    {
        var bytes = sketch.ToBytes();
        var body = bytes.AsSpan(..^SketchFormat.ChecksumLength);
        ShouldHoldOrBeRefused(bytes, holds).ShouldBeTrue("it was written by the sketch");
        ShouldBeRefused<T>([.. bytes, 0]);
        ShouldBeRefused<T>(Framed([.. body, 0]));
        for (var length = 0; length < bytes.Length; length++)
        {
            ShouldBeRefused<T>(bytes[..length]);
            if (length >= SketchFormat.HeaderLength)
            {
                ShouldHoldOrBeRefused(Framed(bytes[..length]), holds);
            }
            foreach (var change in Changes)
            {
                var changed = (byte[])bytes.Clone();
                changed[length] ^= change;
                if (change == Changes[length % Changes.Length])
                {
                    ShouldBeRefused<T>(changed);
                }
                var isRead = length < body.Length && ShouldHoldOrBeRefused(Framed(changed[..body.Length]), holds);
                if (isRead && length < Identity)
                {
                    throw new InvalidOperationException($"Byte {length} says what the bytes are, and it was changed.");
                }
            }
        }
        var random = new Random(bytes.Length);
        for (var trial = 0; trial < trials; trial++)
        {
            var noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            ShouldBeRefused<T>(noise);
            ShouldHoldOrBeRefused(Framed([.. body[..SketchFormat.HeaderLength], .. noise]), holds);
            ShouldHoldOrBeRefused(Framed([.. body[..SketchFormat.HeaderLength], .. Forged(body[SketchFormat.HeaderLength..], random)]), holds);
        }
    }

    /// <summary>A payload of which some bytes were replaced by one to five tokens, or nothing but those were left.</summary>
    private static byte[] Forged(ReadOnlySpan<byte> payload, Random random)
    {
        byte[] forged = [.. payload];
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var token = random.Next(4) == 0 ? [(byte)random.Next(256)] : Tokens[random.Next(Tokens.Length)];
            var start = random.Next(forged.Length + 1);
            var end = Math.Min(forged.Length, start + random.Next(token.Length + 1));
            forged = [.. forged[..start], .. token, .. random.Next(8) == 0 ? [] : forged[end..]];
        }
        return forged;
    }

    /// <summary>The body with length and checksum made to fit.</summary>
    private static byte[] Framed(byte[] body)
    {
        byte[] framed = [.. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(framed.AsSpan(Identity), body.Length - SketchFormat.HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(body.Length), SketchFormat.Checksum(framed.AsSpan(0, body.Length)));
        return framed;
    }

    private static void ShouldBeRefused<T>(byte[] bytes)
        where T : ISketch<T>
    {
        if (TryRead<T>(bytes, out _))
        {
            throw new InvalidOperationException($"These bytes were read: {Convert.ToHexString(bytes)}");
        }
    }

    private static bool ShouldHoldOrBeRefused<T>(byte[] bytes, Action<T> holds)
        where T : ISketch<T>
    {
        if (!TryRead<T>(bytes, out var sketch))
        {
            return false;
        }
        try
        {
            sketch.Count.ShouldBeGreaterThanOrEqualTo(0);
            var written = sketch.ToBytes();
            T.FromBytes(written).ToBytes().AsSpan().SequenceEqual(written).ShouldBeTrue();
            holds(sketch);
            if (sketch.Count <= CountLimit.Largest / 2)
            {
                var count = sketch.Count;
                sketch.Merge(sketch);
                sketch.Count.ShouldBe(2 * count);
            }
            sketch.Reset();
            sketch.Count.ShouldBe(0);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"What was read from {Convert.ToHexString(bytes)} is no {typeof(T).Name}.", failure);
        }
        return true;
    }

    private static bool TryRead<T>(byte[] bytes, out T sketch)
        where T : ISketch<T>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = true;
        try
        {
            sketch = T.FromBytes(bytes);
        }
        catch (InvalidDataException)
        {
            (sketch, isRead) = (default!, false);
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > Expansion * bytes.Length + Allowance)
        {
            throw new InvalidOperationException($"{bytes.Length} bytes took {allocated}: {Convert.ToHexString(bytes)}");
        }
        return isRead;
    }
}
