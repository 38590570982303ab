using System.Globalization;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>Names that are probably meant to be the same.</summary>
internal static class NearestName
{
    /// <summary>Whether two names differ in case, underscores, hyphens or blanks alone.</summary>
    public static bool AreAlike(string left, string right) => Plain(left) == Plain(right);

    /// <summary>The candidate that is the fewest edits away, if these are at most a third of the longer name.</summary>
    public static string? Among(IEnumerable<string> candidates, string name)
    {
        var plain = Plain(name);
        return candidates
            .Select(candidate => (Name: candidate, Plain: Plain(candidate)))
            .Select(candidate => (candidate.Name, Edits: Distance(candidate.Plain, plain), Most: Math.Max(candidate.Plain.Length, plain.Length) / 3))
            .Where(candidate => candidate.Edits <= candidate.Most)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    private static string Plain(string name) =>
        new([.. name.Where(character => character is not ('_' or '-' or ' ')).Select(character => char.ToLower(character, CultureInfo.InvariantCulture))]);

    // Levenshtein's distance, a row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var replaced = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], row[j + 1]));
            }
        }

        return row[right.Length];
    }
}
