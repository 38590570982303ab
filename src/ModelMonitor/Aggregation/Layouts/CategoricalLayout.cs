using System.Text;
using ModelMonitor.Capture;

namespace ModelMonitor.Aggregation;

/// <summary>
/// The cells of a category: the baseline's most frequent ones, then those it saw but that are not tracked, those
/// it never saw, and missing ones. Each cell is a bin.
/// </summary>
internal sealed class CategoricalLayout : CellLayout
{
    /// <summary>The most categories that have a cell of their own.</summary>
    public const int MaxTracked = 64;

    /// <summary>The most bins: tracked ones, other, unseen, missing.</summary>
    public const int MaxBins = MaxTracked + 3;

    /// <summary>The most categories of a baseline that are remembered by name.</summary>
    public const int MaxKnown = 1024;

    private static readonly string[] TrackedLabels = [.. Enumerable.Range(0, MaxTracked).Select(bin => $"c{bin:00}")];

    private readonly Dictionary<string, int> _cells;
    private readonly int[] _binOfCell;

    /// <summary>Creates a layout from checked parts.</summary>
    /// <param name="tracked">At most 64 names, different from each other and from <paramref name="others"/>.</param>
    /// <param name="others">The further names that the baseline saw, at most 1,024 together with the tracked ones.</param>
    /// <param name="isComplete">Whether these are all the names that the baseline saw.</param>
    public CategoricalLayout(IReadOnlyList<string> tracked, IReadOnlyList<string> others, bool isComplete)
    {
        Tracked = tracked;
        Others = others;
        IsComplete = isComplete;
        _cells = new(tracked.Count + others.Count, StringComparer.Ordinal);
        for (var cell = 0; cell < tracked.Count; cell++)
        {
            _cells.Add(tracked[cell], cell);
        }

        foreach (var name in others)
        {
            _cells.Add(name, OtherCell);
        }

        _binOfCell = [.. Enumerable.Range(0, CellCount)];
    }

    /// <summary>The names of the tracked categories by cell, most frequent first.</summary>
    public IReadOnlyList<string> Tracked { get; }

    /// <summary>The names that are counted as other.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Whether unseen categories can be told from other ones; where not, they are counted as other.</summary>
    public bool IsComplete { get; }

    /// <summary>How many categories the baseline saw exactly once: by Good and Turing they tell how many it missed.</summary>
    public long Singletons { get; init; }

    /// <summary>Categories that the baseline saw and that have no cell of their own.</summary>
    public int OtherCell => Tracked.Count;

    /// <summary>Categories that the baseline never saw.</summary>
    public int UnseenCell => Tracked.Count + 1;

    public override int MissingCell => Tracked.Count + 2;

    public override int CellCount => Tracked.Count + 3;

    /// <summary>Where a name goes that is not known.</summary>
    public int UnknownCell => IsComplete ? UnseenCell : OtherCell;

    public override int BinCount => CellCount;

    public override ReadOnlySpan<int> BinOfCell => _binOfCell;

    /// <summary>Tracks the most frequent names of a sample, as far as they are so by more than luck.</summary>
    /// <param name="counts">How often each name, as <see cref="Normalize"/> leaves it, was seen.</param>
    /// <param name="isComplete">Whether no names were lost before they came here.</param>
    public static CategoricalLayout FromCounts(IReadOnlyDictionary<string, long> counts, bool isComplete)
    {
        var ordered = counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        string[] known = [.. ordered.Take(MaxKnown).Select(entry => entry.Key)];
        var singletons = counts.Values.LongCount(count => count == 1);
        var tracked = FrequentCategories.Of([.. ordered.Select(entry => entry.Value)], MaxTracked, singletons);
        return new(known[..tracked], known[tracked..], isComplete && counts.Count <= MaxKnown) { Singletons = singletons };
    }

    /// <summary>
    /// The form in which names are compared: the first 128 characters, with U+FFFD for what is no Unicode, so that
    /// every name survives a file.
    /// </summary>
    public static string Normalize(string name)
    {
        if (name.Length > CategoryTable.MaxNameLength)
        {
            name = name[..CategoryTable.MaxNameLength];
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>The cell of a name.</summary>
    public int CellOf(string name) => _cells.GetValueOrDefault(Normalize(name), UnknownCell);

    public override string LabelOf(int bin) =>
        bin < Tracked.Count ? TrackedLabels[bin] : bin == OtherCell ? "other" : bin == UnseenCell ? "unseen" : "missing";
}
