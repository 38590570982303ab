namespace ModelMonitor.Statistics;

/// <summary>Text of items: cut, so that memory stays bounded whatever arrives, and written without loss.</summary>
internal static class ItemText
{
    public const int MaximumLength = 128;

    /// <summary>The part of an item that counts: its first characters, not cut between the halves of a surrogate pair.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> item)
        => item.Length <= MaximumLength
            ? item
            : item[..(char.IsHighSurrogate(item[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)];

    /// <summary>Writes each code unit as a count: one byte for ASCII, and halves of surrogate pairs survive, as in UTF-8 they would not.</summary>
    public static void Write(SketchWriter writer, ReadOnlySpan<char> text)
    {
        writer.WriteCount(text.Length);
        foreach (var unit in text)
        {
            writer.WriteCount(unit);
        }
    }

    /// <summary>Reads text into a buffer of <see cref="MaximumLength"/> and returns its length.</summary>
    public static int Read(ref SketchReader reader, scoped Span<char> buffer)
    {
        var length = reader.ReadInt32(0, MaximumLength, "the length of an item");
        for (var i = 0; i < length; i++)
        {
            buffer[i] = (char)reader.ReadInt32(0, char.MaxValue, "a character");
        }
        return length;
    }
}
