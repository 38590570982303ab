namespace ModelMonitor.Statistics.Tests;

/// <summary>Checks what every sketch promises of its bytes.</summary>
public static class SketchBytes
{
    private const int HeaderLength = 10;

    /// <summary>Written, read and written again, a sketch has the same bytes; every byte that is lost, added or changed is noticed.</summary>
    public static void ShouldBeChecked<T>(this T sketch)
        where T : ISketch<T>
    {
        var bytes = sketch.ToBytes();
        T.FromBytes(bytes).ToBytes().ShouldBe(bytes);
        for (var length = 0; length < bytes.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => T.FromBytes(bytes.AsSpan(0, length)));
        }
        Should.Throw<InvalidDataException>(() => T.FromBytes([.. bytes, 0]));
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= (byte)(1 + i % 255);
            Should.Throw<InvalidDataException>(() => T.FromBytes(changed));
        }
    }

    /// <summary>
    /// Bytes of a sketch that were changed, cut or padded, and given a checksum that fits, are refused with an
    /// InvalidDataException or make a sketch that works; in both cases little memory is taken.
    /// </summary>
    public static void ShouldWithstandForgery<T>(this T sketch, Action<T> use, int seed, int trials = 3000)
        where T : ISketch<T>
    {
        var random = new Random(seed);
        var bytes = sketch.ToBytes();
        var payload = bytes.AsSpan(HeaderLength..^4).ToArray();
        var read = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var forged = Framed(bytes[4], Forged(payload, trial < payload.Length ? trial : random.Next(payload.Length), random));
            if (TryRead<T>(forged, out var result))
            {
                read++;
                use(result);
                var written = result.ToBytes();
                T.FromBytes(written).ToBytes().ShouldBe(written);
            }
        }
        for (var trial = 0; trial < 300; trial++)
        {
            var noise = new byte[random.Next(80)];
            random.NextBytes(noise);
            TryRead<T>(Framed(bytes[4], noise), out _);
            TryRead<T>(noise, out _).ShouldBeFalse();
        }
        read.ShouldBeGreaterThan(0, "some changes of values are no faults");
    }

    private static byte[] Framed(byte kind, byte[] payload)
    {
        var writer = new SketchWriter((SketchKind)kind);
        writer.WriteBytes(payload);
        return writer.ToBytes();
    }

    private static byte[] Forged(byte[] payload, int position, Random random)
    {
        var forged = (byte[])payload.Clone();
        switch (random.Next(6))
        {
            case 0:
                forged[position] ^= (byte)(1 << random.Next(8));
                return forged;
            case 1:
                forged[position] = (byte)random.Next(256);
                return forged;
            case 2:
                return forged[..position];
            case 3:
                // The largest number that the format has, where one of a byte or more was.
                return [.. forged[..position], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, .. forged[(position + 1)..]];
            case 4:
                return [.. forged[..position], 0xFF, 0xFF, 0xFF, 0x7F, .. forged[(position + 1)..]];
            default:
                var end = Math.Min(position + 8, forged.Length);
                random.NextBytes(forged.AsSpan(position..end));
                return forged;
        }
    }

    private static bool TryRead<T>(byte[] bytes, out T result)
        where T : ISketch<T>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            result = T.FromBytes(bytes);
            return true;
        }
        catch (InvalidDataException)
        {
            result = default!;
            return false;
        }
        finally
        {
            // One byte can be a count of eight; the exception and the runtime's own bookkeeping take some kilobytes.
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000 + 12 * bytes.Length);
        }
    }
}
