using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// The bins of a column as evidence looks at them: each for itself, but for rare categories. The tracked ones are the most
/// frequent of the baseline, so that a rare one among them is there by luck and comes less often from now on: together
/// with all other seen ones they are what they were.
/// </summary>
internal sealed class EvidenceBins
{
    // The luck of a category with so many values is small beside them.
    private const int SmallestCategory = 20;

    private readonly int[] _groupOf;
    private readonly int[] _binOf;
    private readonly int _rest = -1;
    private readonly int _unseen = -1;

    /// <param name="layout">The column's layout.</param>
    /// <param name="baseline">The baseline's counts by bin.</param>
    public EvidenceBins(CellLayout layout, ReadOnlySpan<long> baseline)
    {
        _groupOf = new int[layout.BinCount];
        _binOf = new int[layout.BinCount];
        var categories = layout as CategoricalLayout;
        if (categories is not null)
        {
            (_rest, Count) = (0, 1);
            _binOf[_rest] = categories.OtherCell;
        }

        for (var bin = 0; bin < _groupOf.Length; bin++)
        {
            var isRare = bin < categories?.Tracked.Count && baseline[bin] < SmallestCategory;
            if (categories is not null && (isRare || bin == categories.OtherCell))
            {
                _groupOf[bin] = _rest;
                continue;
            }

            _groupOf[bin] = Count;
            _binOf[Count++] = bin;
        }

        if (categories is { IsComplete: true })
        {
            _unseen = _groupOf[categories.UnseenCell];
            UnseenShare = (double)categories.Singletons / Math.Max(1, Sum(baseline));
        }
    }

    /// <summary>The number of groups.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The share of values in categories that the baseline never saw. By Good and Turing it is that of the categories seen
    /// once, each of which would be unseen had its row been left out.
    /// </summary>
    public double UnseenShare { get; }

    /// <summary>The bin that tells what a group is.</summary>
    public int BinOf(int group) => _binOf[group];

    /// <summary>Adds counts by bin to those of their groups.</summary>
    public void AddTo(Span<double> groups, ReadOnlySpan<long> bins, double weight)
    {
        for (var bin = 0; bin < bins.Length; bin++)
        {
            groups[_groupOf[bin]] += bins[bin] * weight;
        }
    }

    /// <inheritdoc cref="AddTo(Span{double}, ReadOnlySpan{long}, double)"/>
    public void AddTo(Span<double> groups, ReadOnlySpan<double> bins, double weight)
    {
        for (var bin = 0; bin < bins.Length; bin++)
        {
            groups[_groupOf[bin]] += bins[bin] * weight;
        }
    }

    /// <summary>Moves what is expected of categories never seen from the rare ones to them.</summary>
    /// <param name="groups">The expected counts by group.</param>
    /// <param name="total">Their sum.</param>
    public void ExpectUnseen(Span<double> groups, double total)
    {
        if (_unseen >= 0)
        {
            var moved = Math.Min(groups[_rest], total * UnseenShare);
            groups[_rest] -= moved;
            groups[_unseen] += moved;
        }
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
