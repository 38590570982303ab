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

    private readonly CellLayout _layout;
    // Each bin of a quantity is a group, and nothing is kept of that.
    private readonly byte[] _groupOf = [];
    private readonly byte[] _binOf = [];
    private readonly int _rest = -1;
    private readonly int _unseen = -1;

    /// <param name="layout">The column's layout.</param>
    /// <param name="baseline">The baseline's counts by bin.</param>
    public EvidenceBins(CellLayout layout, ReadOnlySpan<long> baseline)
    {
        _layout = layout;
        Count = layout.BinCount;
        if (layout is not CategoricalLayout categories)
        {
            return;
        }

        _groupOf = new byte[layout.BinCount];
        _binOf = new byte[layout.BinCount];
        (_rest, Count) = (0, 1);
        _binOf[_rest] = (byte)categories.OtherCell;
        for (var bin = 0; bin < _groupOf.Length; bin++)
        {
            var isRare = bin < categories.Tracked.Count && baseline[bin] < SmallestCategory;
            if (isRare || bin == categories.OtherCell)
            {
                _groupOf[bin] = (byte)_rest;
                continue;
            }

            _groupOf[bin] = (byte)Count;
            _binOf[Count++] = (byte)bin;
        }

        if (categories.IsComplete)
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
    public int BinOf(int group) => _binOf is [] ? group : _binOf[group];

    /// <summary>Adds the counts of cells to those of their groups.</summary>
    public void AddCells(Span<long> groups, ReadOnlySpan<long> cells)
    {
        var binOfCell = _layout.BinOfCell;
        for (var cell = 0; cell < binOfCell.Length; cell++)
        {
            groups[GroupOf(binOfCell[cell])] += cells[cell];
        }
    }

    /// <summary>Adds shares of bins, times so many rows, to their groups.</summary>
    public void AddBins(Span<double> groups, ReadOnlySpan<double> shares, double rows)
    {
        for (var bin = 0; bin < shares.Length; bin++)
        {
            groups[GroupOf(bin)] += shares[bin] * rows;
        }
    }

    /// <summary>Moves what is expected of categories never seen from the rare ones to them.</summary>
    public void ExpectUnseen(Span<double> groups)
    {
        if (_unseen >= 0)
        {
            var moved = Math.Min(groups[_rest], Sum(groups) * UnseenShare);
            groups[_rest] -= moved;
            groups[_unseen] += moved;
        }
    }

    /// <summary>
    /// How far two distributions of the values that are there lie apart: the Kolmogorov-Smirnov distance of ordered bins, the
    /// largest difference of a known category.
    /// </summary>
    public double Distance(ReadOnlySpan<double> shares, ReadOnlySpan<double> expected) => _layout switch
    {
        NumericLayout numeric => EmpiricalDistance(shares[..numeric.OrderedBinCount], expected[..numeric.OrderedBinCount]),
        _ => LargestDifference(shares, expected),
    };

    private int GroupOf(int bin) => _groupOf is [] ? bin : _groupOf[bin];

    private static double EmpiricalDistance(ReadOnlySpan<double> shares, ReadOnlySpan<double> expected)
    {
        var (all, allExpected) = (Sum(shares), Sum(expected));
        if (all == 0 || allExpected == 0)
        {
            return 0;
        }

        var (below, largest) = (0d, 0d);
        for (var bin = 0; bin < shares.Length; bin++)
        {
            below += (shares[bin] / all) - (expected[bin] / allExpected);
            largest = Math.Max(largest, Math.Abs(below));
        }

        return largest;
    }

    private double LargestDifference(ReadOnlySpan<double> shares, ReadOnlySpan<double> expected)
    {
        var largest = 0d;
        for (var group = 0; group < shares.Length; group++)
        {
            var isKnown = group != _unseen && BinOf(group) != _layout.MissingCell;
            largest = isKnown ? Math.Max(largest, Math.Abs(shares[group] - expected[group])) : largest;
        }

        return largest;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
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
