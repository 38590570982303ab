using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>A quantity: tested by Kolmogorov-Smirnov over the cells and by chi-square over their groups.</summary>
internal sealed class NumericComparison : ColumnComparison
{
    private readonly NumericLayout _layout;
    private readonly int _orderedCells;
    private readonly long[] _baselineGroups;
    private readonly long[] _windowGroups;
    private readonly double _scale;

    public NumericComparison(ColumnBaseline baseline, NumericLayout layout, DriftOptions options)
        : base(baseline, options)
    {
        _layout = layout;
        _orderedCells = layout.OrderedCellCount;
        _baselineGroups = new long[layout.BinCount];
        _windowGroups = new long[layout.BinCount];
        layout.AddBins(baseline.Counts.Cells, _baselineGroups);
        _scale = baseline.Count < 2 ? double.NaN : Wasserstein.Scale(baseline.StandardDeviation, baseline.Quantile(0.5));
    }

    public override DistributionChange Explain(ColumnCounts window) =>
        ShapeCauses.Explain(Baseline, _layout, window, MovedMass(window));

    protected override DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect)
    {
        Array.Clear(_windowGroups);
        _layout.AddBins(window.Cells, _windowGroups);
        var groups = GroupDistances(
            _baselineGroups.AsSpan(0, _layout.OrderedBinCount), _windowGroups.AsSpan(0, _layout.OrderedBinCount), window.Finite, SparseCells.JoinNeighbours);
        var kolmogorovSmirnov = Compare(window);
        var wasserstein = Wasserstein.FromCells(
            _layout.Edges, Ordered(Baseline.Counts), Baseline.Counts.Sums, Ordered(window), window.Sums);

        // Two tests of one hypothesis: the smaller p-value counts twice (Bonferroni).
        pValue = Math.Min(1, 2 * Math.Min(kolmogorovSmirnov.PValue, groups.ChiSquarePValue));
        effect = Math.Max(
            Effect.Of(groups.Psi - groups.PsiNoise, Options.PsiFloor), Effect.Of(kolmogorovSmirnov.Statistic, Options.DistanceFloor));
        return groups with
        {
            KolmogorovSmirnov = kolmogorovSmirnov.Statistic,
            KolmogorovSmirnovBound = kolmogorovSmirnov.UpperBound,
            Wasserstein = wasserstein.Low / _scale,
            WassersteinBound = wasserstein.High / _scale,
        };
    }

    protected override void AddShares(ColumnCounts window, List<AspectTest> tests) =>
        tests.Add(Share(DriftAspect.InfiniteValues, Infinite(Baseline.Counts), Baseline.Total, Infinite(window), window.Total));

    private string MovedMass(ColumnCounts window)
    {
        var furthest = Compare(window);
        var below = CumulativeShare(Baseline.Counts, furthest.Cell);
        var liveBelow = CumulativeShare(window, furthest.Cell);
        var percentile = Words.Percentile(below);
        return liveBelow < below
            ? $"{Words.Percent(1 - liveBelow)} of the mass lies above the baseline's {percentile} (was {Words.Percent(1 - below)})"
            : $"{Words.Percent(liveBelow)} of the mass lies at or below the baseline's {percentile} (was {Words.Percent(below)})";
    }

    private KolmogorovSmirnovCellsResult Compare(ColumnCounts window) =>
        KolmogorovSmirnov.FromCells(_layout.Edges, Ordered(Baseline.Counts), Ordered(window));

    private ReadOnlySpan<long> Ordered(ColumnCounts counts) => counts.Cells.AsSpan(0, _orderedCells);

    private long Infinite(ColumnCounts counts) =>
        counts.Cells[_layout.PositiveInfinityCell] + counts.Cells[_layout.NegativeInfinityCell];

    private static double CumulativeShare(ColumnCounts counts, int cell)
    {
        var sum = 0L;
        foreach (var count in counts.Cells.AsSpan(0, cell + 1))
        {
            sum += count;
        }

        return (double)sum / counts.Finite;
    }
}
