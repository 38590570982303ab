namespace ModelMonitor.CodeFixes.Editing;

/// <summary>Names that are still free.</summary>
internal static class UniqueName
{
    /// <summary>The name, or it and the first number with which it is free; it is taken then.</summary>
    public static string Of(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var number = 1; !taken.Add(candidate); number++)
        {
            candidate = $"{name}{number}";
        }

        return candidate;
    }
}
