using System.Globalization;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>Categories: tested by chi-square over the tracked ones and the rest, and for categories never seen.</summary>
internal sealed class CategoricalComparison : ColumnComparison
{
    // A share of unseen values below one in a thousand is no finding, however surprising.
    private const double SmallestUnseenShare = 0.001;

    private readonly CategoricalLayout _layout;
    private readonly long[] _baselineGroups;
    private readonly long[] _windowGroups;
    private readonly long _expectedUnseen;

    public CategoricalComparison(ColumnBaseline baseline, CategoricalLayout layout, DriftOptions options)
        : base(baseline, options)
    {
        _layout = layout;
        _baselineGroups = new long[layout.Tracked.Count + 1];
        _windowGroups = new long[layout.Tracked.Count + 1];
        Group(baseline.Counts, _baselineGroups);

        // Good-Turing: the share of values still to be seen for the first time is that of those seen once.
        _expectedUnseen = Math.Max(layout.Singletons, (long)Math.Ceiling(SmallestUnseenShare * baseline.Count));
    }

    public override DistributionChange Explain(ColumnCounts window)
    {
        if (CategoryCauses.Explain(_layout, Baseline.Counts, window, cell => $"'{Spell(_layout.Tracked[cell])}'") is { } cause)
        {
            return cause;
        }

        Group(window, _windowGroups);
        LInfinity.Distance(_baselineGroups, _windowGroups, out var culprit);
        var name = culprit < _layout.Tracked.Count ? $"'{Spell(_layout.Tracked[culprit])}'" : "a category outside the most frequent ones";
        return new(
            DriftKind.CategoryShares,
            $"{name} makes up {Words.Percent((double)_windowGroups[culprit] / window.Finite)} " +
            $"(was {Words.Percent((double)_baselineGroups[culprit] / Baseline.Count)})");
    }

    protected override DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect)
    {
        Group(window, _windowGroups);
        var statistics = GroupDistances(_baselineGroups, _windowGroups, window.Finite, SparseCells.JoinSmall);
        pValue = statistics.ChiSquarePValue;
        effect = Math.Max(
            Effect.Of(statistics.Psi - statistics.PsiNoise, Options.PsiFloor), Effect.Of(statistics.LInfinity, Options.DistanceFloor));
        return statistics;
    }

    protected override void AddShares(ColumnCounts window, List<AspectTest> tests)
    {
        if (!_layout.IsComplete || window.Finite == 0 || Baseline.Count == 0)
        {
            return;
        }

        // Two samples: the baseline's count of categories seen once is as random as the window's of unseen ones.
        var test = Share(
            DriftAspect.UnseenCategories, _expectedUnseen, Baseline.Count, window.Cells[_layout.UnseenCell], window.Finite);
        tests.Add(test.Share > test.BaselineShare ? test : test with { Effect = 0 });
    }

    // Characters are counted by their codes.
    private string Spell(string name) =>
        Baseline is { Type: "char" or "char?", Sensitive: false } && ushort.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? ((char)code).ToString()
            : name;

    /// <summary>Tracked categories, then all others: unseen ones have a test of their own.</summary>
    private void Group(ColumnCounts counts, long[] groups)
    {
        counts.Cells.AsSpan(0, _layout.Tracked.Count).CopyTo(groups);
        groups[_layout.Tracked.Count] = counts.Cells[_layout.OtherCell] + counts.Cells[_layout.UnseenCell];
    }
}
