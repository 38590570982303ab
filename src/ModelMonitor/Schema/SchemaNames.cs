namespace ModelMonitor.Schema;

/// <summary>Names end in metrics, logs, files and terminals, so what would break one of them is refused here.</summary>
internal static class SchemaNames
{
    public static string Validate(string value, string parameter, string what, int maxLength = ColumnSchema.MaxNameLength)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameter);
        if (value.Length > maxLength)
        {
            throw new ArgumentException(
                $"A {what} has {value.Length} characters; at most {maxLength} are allowed.", parameter);
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]) || IsLoneSurrogate(value, i))
            {
                throw new ArgumentException(
                    $"A {what} holds the character U+{(int)value[i]:X4} at position {i}; control characters and lone surrogates are not allowed.",
                    parameter);
            }
        }

        return value;
    }

    private static bool IsLoneSurrogate(string value, int i) => value[i] switch
    {
        >= '\uD800' and <= '\uDBFF' => i + 1 >= value.Length || !char.IsLowSurrogate(value[i + 1]),
        >= '\uDC00' and <= '\uDFFF' => i == 0 || !char.IsHighSurrogate(value[i - 1]),
        _ => false,
    };
}
