namespace ModelMonitor.Capture;

/// <summary>What a record in a ring holds.</summary>
internal enum RecordKind
{
    /// <summary>Nothing: the end of the ring before a record that would have wrapped.</summary>
    Skip,

    /// <summary>The row of a prediction.</summary>
    Row,

    /// <summary>A prediction that threw: one value, the index of the exception's type.</summary>
    Error,

    /// <summary>The row of a prediction that was refused because its features violate a rule; its outputs are missing.</summary>
    Refused,

    /// <summary>The row of a prediction that the fallback answered.</summary>
    Fallback,

    /// <summary>The row of a prediction that the model made in the shadow of its fallback, for nobody.</summary>
    Shadow,

    /// <summary>A prediction in the shadow of the fallback that threw: one value, the index of the exception's type.</summary>
    ShadowError,
}

/// <summary>The first double of a record, read as bits: kind, source and size.</summary>
internal readonly record struct RecordHeader(RecordKind Kind, int Slot, int Size)
{
    /// <summary>The doubles before a record's row: the header and the latency.</summary>
    public const int Length = 2;

    public static double Pack(RecordKind kind, int slot, int size) =>
        BitConverter.Int64BitsToDouble(((long)kind << 60) | ((long)size << 32) | (uint)slot);

    public static RecordHeader Unpack(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return new((RecordKind)(bits >> 60), (int)(bits & 0xFFFF_FFFF), (int)((bits >> 32) & 0xFFF_FFFF));
    }
}
