using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>A quantity: tested for a change of location, spread or shape on its cells, and for values out of range.</summary>
internal sealed class NumericComparison : ColumnComparison
{
    private readonly NumericLayout _layout;
    private readonly int _orderedCells;
    private readonly double _scale;

    public NumericComparison(ColumnBaseline baseline, NumericLayout layout, ExpectedCounts expected, DriftOptions options)
        : base(baseline, expected, options)
    {
        _layout = layout;
        _orderedCells = layout.OrderedCellCount;
        _scale = baseline.Count < 2 ? double.NaN : Wasserstein.Scale(baseline.StandardDeviation, baseline.Quantile(0.5));
    }

    public override DistributionChange Explain(ColumnCounts window) =>
        ShapeCauses.Explain(Baseline, _layout, window, MovedMass(window));

    public override IReadOnlyList<string> Votes(ColumnCounts window, double level)
    {
        var test = Lepage(window);
        var votes = new List<string>(4);
        Add(DetectorNames.Location, test.LocationPValue);
        Add(DetectorNames.Spread, test.SpreadPValue);
        Add(DetectorNames.ChiSquare, test.ChiSquarePValue);
        Add(DetectorNames.KolmogorovSmirnov, KolmogorovSmirnovPValue(window));
        return votes;

        void Add(string name, double pValue)
        {
            if (pValue <= level)
            {
                votes.Add(name);
            }
        }
    }

    public override (long[] Counts, CellStatistic PValue) Simulated()
    {
        Span<long> cells = stackalloc long[_orderedCells];
        Homogeneity.Weigh(Ordered(Baseline.Counts.Cells), Expected.WindowWeight, cells);
        var (counts, bins) = (new List<long>(_orderedCells), new List<int>(_orderedCells));
        for (var cell = 0; cell < _orderedCells; cell++)
        {
            if (counts is [] || counts[^1] >= SmallestSimulated)
            {
                counts.Add(cells[cell]);
                bins.Add(_layout.BinOfCell[cell]);
            }
            else
            {
                counts[^1] += cells[cell];
            }
        }

        if (counts is [.., < SmallestSimulated] and not [_])
        {
            counts[^2] += counts[^1];
            counts.RemoveAt(counts.Count - 1);
            bins.RemoveAt(counts.Count);
        }

        int[] binOfCell = [.. bins];
        return ([.. counts], (expected, window) => PValueOf(LepageTest.FromCells(expected, window, binOfCell, _layout.OrderedBinCount)));
    }

    protected override DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect)
    {
        Span<long> expectedBins = stackalloc long[_layout.BinCount];
        Span<long> windowBins = stackalloc long[_layout.BinCount];
        var expected = OrderedBins(Expected.Cells, expectedBins);
        var bins = OrderedBins(window.Cells, windowBins);
        var test = Lepage(window);
        var groups = GroupDistances(expected, bins, window.Finite, (test.ChiSquare, test.ChiSquarePValue, test.CramersV));
        var kolmogorovSmirnov = Furthest(window);
        var wasserstein = Wasserstein.FromCells(_layout.Edges, Ordered(Expected.Cells), Expected.Sums, Ordered(window.Cells), window.Sums);
        pValue = PValueOf(test);
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

    protected override void AddShares(ColumnCounts window, List<AspectTest> tests)
    {
        tests.Add(Share(
            DriftAspect.InfiniteValues, Infinite(Expected.Cells), Expected.Total, Infinite(window.Cells), window.Total));
        if (_orderedCells > 1 && Expected.Finite > 0 && window.Finite >= Options.MinimumCount)
        {
            tests.Add(Share(
                DriftAspect.OutOfRange, Outermost(Expected.Cells), Expected.Finite, Outermost(window.Cells), window.Finite, Alternative.Greater));
        }
    }

    /// <summary>
    /// The joint test, and beside it those that see alone what it sees least: a surplus in the middle, and far values.
    /// Together they cost what agrees next to nothing, and what stands alone a factor of ten.
    /// </summary>
    private static double PValueOf(LepageResult test) =>
        CauchyCombination.PValue([test.PValue, test.ChiSquarePValue, test.SpreadPValue], [0.8, 0.1, 0.1]);

    private LepageResult Lepage(ColumnCounts window)
    {
        Span<double> weighedExpected = stackalloc double[_orderedCells];
        Span<double> weighedWindow = stackalloc double[_orderedCells];
        for (var cell = 0; cell < _orderedCells; cell++)
        {
            weighedExpected[cell] = Expected.Cells[cell] * Expected.Weight;
            weighedWindow[cell] = window.Cells[cell] * Expected.WindowWeight;
        }

        return LepageTest.FromCells(weighedExpected, weighedWindow, _layout.BinOfCell[.._orderedCells], _layout.OrderedBinCount);
    }

    private double KolmogorovSmirnovPValue(ColumnCounts window)
    {
        Span<long> expected = stackalloc long[_orderedCells];
        Span<long> counts = stackalloc long[_orderedCells];
        Homogeneity.Weigh(Ordered(Expected.Cells), Expected.Weight, expected);
        Homogeneity.Weigh(Ordered(window.Cells), Expected.WindowWeight, counts);
        return KolmogorovSmirnov.FromCells(expected, counts).PValue;
    }

    private string MovedMass(ColumnCounts window)
    {
        var furthest = Furthest(window);
        var below = CumulativeShare(Expected.Cells, furthest.Cell, Expected.Finite);
        var liveBelow = CumulativeShare(window.Cells, furthest.Cell, window.Finite);
        var percentile = Words.Percentile(below);
        return liveBelow < below
            ? $"{Words.Percent(1 - liveBelow)} of the mass lies above the baseline's {percentile} (was {Words.Percent(1 - below)})"
            : $"{Words.Percent(liveBelow)} of the mass lies at or below the baseline's {percentile} (was {Words.Percent(below)})";
    }

    private KolmogorovSmirnovCellsResult Furthest(ColumnCounts window) =>
        KolmogorovSmirnov.FromCells(_layout.Edges, Ordered(Expected.Cells), Ordered(window.Cells));

    private ReadOnlySpan<long> OrderedBins(long[] cells, Span<long> bins)
    {
        bins.Clear();
        _layout.AddBins(cells, bins);
        return bins[.._layout.OrderedBinCount];
    }

    private ReadOnlySpan<long> Ordered(long[] cells) => cells.AsSpan(0, _orderedCells);

    private long Infinite(long[] cells) => cells[_layout.PositiveInfinityCell] + cells[_layout.NegativeInfinityCell];

    /// <summary>The values at or below the lowest edge and above the highest.</summary>
    private long Outermost(long[] cells) => cells[0] + cells[_orderedCells - 1];

    private static double CumulativeShare(ReadOnlySpan<long> cells, int last, long total)
    {
        var sum = 0L;
        foreach (var count in cells[..(last + 1)])
        {
            sum += count;
        }

        return (double)sum / total;
    }
}
