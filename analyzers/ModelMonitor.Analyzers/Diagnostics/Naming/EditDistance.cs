namespace ModelMonitor.Analyzers.Diagnostics.Naming;

/// <summary>How far a name is from one that was meant.</summary>
internal static class EditDistance
{
    /// <summary>The nearest of some names that is near enough to be meant, or <see langword="null"/>.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Candidate: candidate, Distance: Between(name, candidate)))
        .Where(entry => entry.Distance <= Math.Max(1, Math.Min(name.Length, entry.Candidate.Length) / 3))
        .OrderBy(entry => entry.Distance)
        .ThenBy(entry => entry.Candidate, StringComparer.Ordinal)
        .Select(entry => entry.Candidate)
        .FirstOrDefault();

    /// <summary>
    /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one name into the other,
    /// whatever the case (the optimal string alignment).
    /// </summary>
    public static int Between(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }

                var replaced = distances[i - 1, j - 1] + (IsSame(left[i - 1], right[j - 1]) ? 0 : 1);
                var inserted = Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1;
                distances[i, j] = Math.Min(replaced, inserted);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[left.Length, right.Length];
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
