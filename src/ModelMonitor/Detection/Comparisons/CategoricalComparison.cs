using System.Globalization;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>Categories: tested by chi-square over the tracked ones and the rest, and for categories never seen.</summary>
internal sealed class CategoricalComparison : ColumnComparison
{
    private readonly CategoricalLayout _layout;
    private readonly int _groups;
    private readonly long _expectedUnseen;

    public CategoricalComparison(ColumnBaseline baseline, CategoricalLayout layout, ExpectedCounts expected, DriftOptions options)
        : base(baseline, expected, options)
    {
        _layout = layout;
        _groups = layout.Tracked.Count + 1;

        // Good-Turing: the share of values still to be seen for the first time is that of those seen once. One more row might
        // have been one.
        _expectedUnseen = Math.Max(layout.Singletons, 1);
    }

    public override DistributionChange Explain(ColumnCounts window)
    {
        if (CategoryCauses.Explain(_layout, Baseline.Counts, window, cell => $"'{Spell(_layout.Tracked[cell])}'") is { } cause)
        {
            return cause;
        }

        Span<long> expectedGroups = stackalloc long[_groups];
        Span<long> windowGroups = stackalloc long[_groups];
        Group(Expected.Cells, expectedGroups);
        Group(window.Cells, windowGroups);
        LInfinity.Distance(expectedGroups, windowGroups, out var culprit);
        var name = culprit < _layout.Tracked.Count ? $"'{Spell(_layout.Tracked[culprit])}'" : "a category outside the most frequent ones";
        return new(
            DriftKind.CategoryShares,
            $"{name} makes up {Words.Percent((double)windowGroups[culprit] / window.Finite)} " +
            $"(was {Words.Percent((double)expectedGroups[culprit] / Expected.Finite)})");
    }

    public override IReadOnlyList<string> Votes(ColumnCounts window, double level)
    {
        Span<long> expectedGroups = stackalloc long[_groups];
        Span<long> windowGroups = stackalloc long[_groups];
        Group(Expected.Cells, expectedGroups);
        Group(window.Cells, windowGroups);
        LInfinity.Distance(expectedGroups, windowGroups, out var culprit);

        // The culprit is the worst of all categories: its level is theirs, shared.
        var alone = Proportions.PValue(
            expectedGroups[culprit] * Expected.Weight, Expected.Finite * Expected.Weight,
            windowGroups[culprit] * Expected.WindowWeight, window.Finite * Expected.WindowWeight);
        return
        [
            .. TestShares(expectedGroups, windowGroups).PValue <= level ? [DetectorNames.ChiSquare] : Array.Empty<string>(),
            .. alone * _groups <= level ? [DetectorNames.LInfinity] : Array.Empty<string>(),
        ];
    }

    public override (long[] Counts, CellStatistic PValue) Simulated()
    {
        var groups = new long[_groups];
        Group(Baseline.Counts.Cells, groups);
        Homogeneity.Weigh(groups, Expected.WindowWeight, groups);
        long[] counts = Array.TrueForAll(groups, count => count == 0) ? [0] : groups[..SparseCells.JoinSmall(groups, [.. groups], SmallestSimulated)];
        return (counts, PValueOf);
    }

    private static double PValueOf(ReadOnlySpan<long> expected, ReadOnlySpan<long> window)
    {
        Span<long> first = stackalloc long[expected.Length];
        Span<long> second = stackalloc long[window.Length];
        expected.CopyTo(first);
        window.CopyTo(second);
        return Homogeneity.Test(first, second, areOrdered: false).PValue;
    }

    protected override DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect)
    {
        Span<long> expectedGroups = stackalloc long[_groups];
        Span<long> windowGroups = stackalloc long[_groups];
        Group(Expected.Cells, expectedGroups);
        Group(window.Cells, windowGroups);
        var test = TestShares(expectedGroups, windowGroups);
        var statistics = GroupDistances(
            expectedGroups, windowGroups, window.Finite, (test.Statistic, test.PValue, test.CramersV));
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
        tests.Add(Share(
            DriftAspect.UnseenCategories, _expectedUnseen, Baseline.Count, window.Cells[_layout.UnseenCell], window.Finite, Alternative.Greater));
    }

    // Characters are counted by their codes.
    private string Spell(string name) =>
        Baseline is { Type: "char" or "char?", Sensitive: false } && ushort.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? ((char)code).ToString()
            : name;

    private ChiSquareResult TestShares(ReadOnlySpan<long> expectedGroups, ReadOnlySpan<long> windowGroups) =>
        Homogeneity.Test(expectedGroups, Expected.Weight, windowGroups, Expected.WindowWeight, areOrdered: false);

    /// <summary>Tracked categories, then all others: unseen ones have a test of their own.</summary>
    private void Group(long[] cells, Span<long> groups)
    {
        cells.AsSpan(0, _layout.Tracked.Count).CopyTo(groups);
        groups[_layout.Tracked.Count] = cells[_layout.OtherCell] + cells[_layout.UnseenCell];
    }
}
