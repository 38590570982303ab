namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// What the runtime refuses as the name of a model, version or column, found while it can still be shown in the
/// editor, and before a type initialiser would throw in the caller's code.
/// </summary>
internal static class ColumnNames
{
    private const int MaxLength = 128;

    /// <summary>What is wrong with a name, or <see langword="null"/>.</summary>
    public static string? Fault(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "is empty";
        }

        if (name!.Length > MaxLength)
        {
            return $"has {name.Length} characters; at most {MaxLength} are allowed";
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]) || IsLoneSurrogate(name, i))
            {
                return $"holds the character U+{(int)name[i]:X4} at position {i}; control characters and lone surrogates are not allowed";
            }
        }

        return null;
    }

    private static bool IsLoneSurrogate(string name, int i) =>
        (char.IsHighSurrogate(name[i]) && (i + 1 == name.Length || !char.IsLowSurrogate(name[i + 1])))
        || (char.IsLowSurrogate(name[i]) && (i == 0 || !char.IsHighSurrogate(name[i - 1])));
}
