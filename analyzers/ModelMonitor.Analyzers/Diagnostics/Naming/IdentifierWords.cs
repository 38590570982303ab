namespace ModelMonitor.Analyzers.Diagnostics.Naming;

/// <summary>The words of an identifier, in lower case: those of <c>camelCase</c>, <c>snake_case</c>, acronyms and digits.</summary>
internal static class IdentifierWords
{
    public static IReadOnlyList<string> Split(string identifier)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= identifier.Length; i++)
        {
            if (i == identifier.Length || IsBoundary(identifier, i))
            {
                var word = identifier.Substring(start, i - start).Trim('_').ToLowerInvariant();
                if (word.Length > 0)
                {
                    words.Add(word);
                }

                start = i;
            }
        }

        return words;
    }

    public static bool IsNumber(string word) => word.All(char.IsDigit);

    private static bool IsBoundary(string text, int i)
    {
        var (previous, current) = (text[i - 1], text[i]);
        return previous == '_'
            || char.IsDigit(previous) != char.IsDigit(current)
            || (char.IsUpper(current) && !char.IsUpper(previous))
            // The last capital of an acronym begins the next word: IPAddress.
            || (char.IsUpper(current) && i + 1 < text.Length && char.IsLower(text[i + 1]));
    }
}
