using System.Globalization;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>Compares the categories that the code knows or allows with those that the training data had.</summary>
internal static class CategoryComparison
{
    // The runtime tells names apart by their first characters.
    private const int MaxNameLength = 128;

    /// <summary>An enum's members; only asked where they are not known to be those of the training.</summary>
    public static Finding? OfMembers(ColumnPair pair) =>
        pair.Code.Members.Count == 0
            ? null
            : Find(pair, "has", [.. pair.Code.Members.Select(member => member.Name)], static (names, name) => names.Contains(name));

    /// <summary>What <c>[AllowedValues]</c> and <c>[DeniedValues]</c> say.</summary>
    public static IEnumerable<Finding> OfRules(ColumnPair pair) => pair.Code.Rules.Select(rule => rule.Kind switch
    {
        RuleKind.AllowedValues => Find(pair, "allows", Names(pair.Code, rule), static (names, name) => names.Contains(name)),
        RuleKind.DeniedValues => Find(pair, "allows", Names(pair.Code, rule), static (names, name) => !names.Contains(name)),
        _ => null,
    }).OfType<Finding>();

    /// <summary>The name of a code in a baseline, as the runtime gives it.</summary>
    public static string NameOf(Column column, double code) =>
        column.Members.FirstOrDefault(member => member.Code == code)?.Name ?? code.ToString("R", CultureInfo.InvariantCulture);

    private static HashSet<string> Names(Column column, ColumnRule rule) =>
    [
        .. rule.Texts.Select(text => text.Length > MaxNameLength ? text.Substring(0, MaxNameLength) : text),
        .. rule.Values.Select(value => NameOf(column, value)),
    ];

    private static Finding? Find(ColumnPair pair, string verb, HashSet<string> names, Func<HashSet<string>, string, bool> isAllowed)
    {
        // Pseudonyms cannot be told, and numbers in cells have no names.
        if (pair.Trained.Categories is not { } categories || pair.Code.IsSensitive || pair.Code.Encoding == ColumnEncoding.Number)
        {
            return null;
        }

        List<string> lost = [.. categories.Known.Where(name => !isAllowed(names, name))];
        var known = new HashSet<string>(categories.Known, StringComparer.Ordinal);
        List<string> unseen = [.. categories.AreComplete ? names.Where(name => isAllowed(names, name) && !known.Contains(name)) : []];
        string[] differences =
        [
            .. lost.Count > 0 ? new[] { $"lacks {Finding.List(lost)} of the training data{Share(pair.Trained, lost)}" } : [],
            .. unseen.Count > 0 ? new[] { $"{verb} {Finding.List(unseen)}, which training never saw" } : [],
        ];
        return differences.Length == 0 ? null : new(
            Descriptors.CategoriesDiffer, pair.Trained.Place, pair.Code.Name, pair.Code.Name, string.Join(" and ", differences))
        {
            Trained = pair.Trained.Name,
        };
    }

    private static string Share(TrainedColumn trained, List<string> names)
    {
        var tracked = trained.Categories!.Tracked;
        var count = names.Sum(name => tracked.IndexOf(name) is var cell and >= 0 ? trained.Cells[cell] : 0);
        return count == 0 ? "" : $" ({Finding.Share(count / (trained.Cells.Sum() - trained.Missing))} of it)";
    }
}
