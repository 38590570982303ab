using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics.Naming;

/// <summary>
/// Finds the term that a name ends in, since the last words of a name say what it is: <c>homeAddress</c> is an
/// address, <c>addressType</c> and <c>numberOfAddresses</c> are none.
/// </summary>
internal sealed class Terms
{
    // What follows says more about what stands before.
    private static readonly HashSet<string> Prepositions = ["of", "for", "from", "to", "per", "by", "with", "in", "at", "on", "since"];

    // Says no more of a thing than that it is told by one.
    private static readonly HashSet<string> NumberWords = ["number", "no", "nr"];

    // The part of a type's name that says nothing of what it holds.
    private static readonly HashSet<string> TypeSuffixes =
        ["data", "details", "dto", "entity", "features", "info", "input", "model", "profile", "record", "request", "row"];

    private readonly Dictionary<string, List<(string Term, TermGroup Group)>> _terms;

    public Terms(params TermGroup[] groups)
    {
        Groups = groups;
        _terms = groups
            .SelectMany(group => group.Terms, static (group, term) => (Term: term, Group: group))
            .GroupBy(entry => entry.Term.Replace(" ", ""))
            .ToDictionary(entries => entries.Key, entries => entries.ToList());
    }

    public IReadOnlyList<TermGroup> Groups { get; }

    /// <summary>The term that a feature's name ends in, the longest first, or <see langword="null"/>.</summary>
    /// <param name="name">The name of the parameter or member.</param>
    /// <param name="owner">The type that declares the member; its words are read before those of the name.</param>
    public string? Find(string name, string? owner, ScalarFamily family)
    {
        var words = OwnerWords(owner);
        var first = words.Count;
        words.AddRange(IdentifierWords.Split(name));
        var preposition = words.FindIndex(Math.Min(first + 1, words.Count), Prepositions.Contains);
        return preposition < 0
            ? FindBefore(words, words.Count, lastStart: words.Count, first, family)
            : FindBefore(words, words.Count, lastStart: preposition - 1, first, family)
                ?? FindBefore(words, preposition, lastStart: preposition, first, family);
    }

    private static List<string> OwnerWords(string? owner)
    {
        var words = owner is null ? [] : IdentifierWords.Split(owner).ToList();
        while (words.Count > 0 && TypeSuffixes.Contains(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words;
    }

    private string? FindBefore(List<string> words, int end, int lastStart, int first, ScalarFamily family)
    {
        while (end > first)
        {
            for (var start = 0; start <= lastStart && start < end; start++)
            {
                if (Lookup(words, start, end, family) is { } term)
                {
                    return term;
                }
            }

            if (!IdentifierWords.IsNumber(words[end - 1]) && !NumberWords.Contains(words[end - 1]))
            {
                return null;
            }

            end--;
        }

        return null;
    }

    // Joined, so that it does not matter what somebody takes for one word: eMail, e_mail, email.
    private string? Lookup(List<string> words, int start, int end, ScalarFamily family) =>
        _terms.TryGetValue(string.Concat(words.Skip(start).Take(end - start)), out var entries)
            ? entries.FirstOrDefault(entry => entry.Group.Families.Contains(family)).Term
            : null;
}
