using Google.Protobuf;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>The fields of a protobuf message.</summary>
internal static class Message
{
    /// <summary>Reads a message field by field; those without a reader are skipped.</summary>
    public static void Read(CodedInputStream message, Dictionary<int, Action> readers)
    {
        for (var tag = message.ReadTag(); tag != 0; tag = message.ReadTag())
        {
            if (readers.TryGetValue(WireFormat.GetTagFieldNumber(tag), out var read))
            {
                read();
            }
            else
            {
                message.SkipLastField();
            }
        }
    }

    /// <summary>Reads a message that is the field of another one.</summary>
    public static T Nested<T>(CodedInputStream outer, Func<CodedInputStream, T> read)
    {
        using var inner = outer.ReadBytes().CreateCodedInput();
        return read(inner);
    }

    /// <summary>Reads a packed field of numbers.</summary>
    public static IReadOnlyList<T> Packed<T>(CodedInputStream outer, Func<CodedInputStream, T> read) => Nested(outer, inner =>
    {
        var values = new List<T>();
        while (!inner.IsAtEnd)
        {
            values.Add(read(inner));
        }

        return values;
    });
}
