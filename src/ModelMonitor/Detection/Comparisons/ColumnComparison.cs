using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>Compares the counts of one column in a window with its baseline.</summary>
internal abstract class ColumnComparison(ColumnBaseline baseline, ExpectedCounts expected, DriftOptions options)
{
    /// <summary>The fewest rows of a cell that a simulation draws from.</summary>
    protected const long SmallestSimulated = 5;

    public ColumnBaseline Baseline { get; } = baseline;

    /// <summary>What the window is compared with.</summary>
    public ExpectedCounts Expected { get; } = expected;

    protected DriftOptions Options { get; } = options;

    /// <summary>The comparison that a column's layout asks for.</summary>
    public static ColumnComparison Of(ColumnBaseline column, ExpectedCounts expected, DriftOptions options) => column.Layout switch
    {
        NumericLayout numeric => new NumericComparison(column, numeric, expected, options),
        CategoricalLayout categorical => new CategoricalComparison(column, categorical, expected, options),
        _ => throw new InvalidOperationException($"Column '{column.Name}' has no layout to compare."),
    };

    /// <summary>
    /// The comparisons of all columns of a baseline. Used by one thread at a time, and by one window: it mixes the seasons anew.
    /// </summary>
    public static IReadOnlyList<ColumnComparison> Of(Baseline baseline, DriftOptions options) =>
        [.. baseline.Columns.Select((column, index) => Of(column, ExpectedCounts.Of(baseline, index), options))];

    /// <summary>Adds the tests that the window has values enough for, and returns the distances.</summary>
    public DriftStatistics Compare(ColumnCounts window, List<AspectTest> tests)
    {
        var statistics = DriftStatistics.Undefined;
        if (window.Finite >= Options.MinimumCount && Expected.Finite >= Options.MinimumCount)
        {
            statistics = Distribution(window, out var pValue, out var effect);
            tests.Add(new(DriftAspect.Distribution, pValue, pValue, double.NaN, double.NaN, effect, false));
        }

        if (window.Total >= Options.MinimumCount)
        {
            tests.Add(Share(
                DriftAspect.MissingValues, Expected.Cells[Baseline.Layout.MissingCell], Expected.Total, window.Missing, window.Total));
            AddShares(window, tests);
        }

        return statistics;
    }

    /// <summary>What kind of change a breached distribution is, and what moved by how much, in words.</summary>
    public abstract DistributionChange Explain(ColumnCounts window);

    /// <summary>The detectors of a changed distribution whose own p-value is at most a level, by name.</summary>
    public abstract IReadOnlyList<string> Votes(ColumnCounts window, double level);

    /// <summary>
    /// What a window is simulated from: the baseline's counts in whole independent rows, and the p-value of a window's counts
    /// against them. Cells with few rows are joined, since the posterior law gives each cell half a row more.
    /// </summary>
    public abstract (long[] Counts, CellStatistic PValue) Simulated();

    /// <summary>The distances of the values that are there, their p-value, and the effect in multiples of its floor.</summary>
    protected abstract DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect);

    /// <summary>Adds the tests of the shares that only this kind of column has.</summary>
    protected abstract void AddShares(ColumnCounts window, List<AspectTest> tests);

    /// <summary>How much the values of a window and of its baseline are worth.</summary>
    public ColumnSizes SizesOf(ColumnCounts window, double inflation, bool isChecked) => new(
        Expected.Finite * Expected.Weight, window.Finite * Expected.WindowWeight, Expected.AutocorrelationTime, inflation, isChecked);

    /// <summary>Tests a share against the same share of the baseline.</summary>
    protected AspectTest Share(
        DriftAspect aspect, long baselineCount, long baselineTotal, long count, long total, Alternative alternative = Alternative.TwoSided)
    {
        var (before, now) = (Expected.Weight, Expected.WindowWeight);
        var pValue = Proportions.PValue(baselineCount * before, baselineTotal * before, count * now, total * now, alternative);
        var (baselineShare, share) = ((double)baselineCount / baselineTotal, (double)count / total);
        var moved = alternative == Alternative.Greater ? share - baselineShare : Math.Abs(share - baselineShare);
        return new(aspect, pValue, pValue, baselineShare, share, Effect.Of(moved, Options.ShareFloor), false);
    }

    /// <summary>The distances that all columns have, over groups of cells.</summary>
    /// <param name="expected">The expected counts by group.</param>
    /// <param name="window">The window's counts by group.</param>
    /// <param name="windowSize">The sum of the window's counts.</param>
    /// <param name="chiSquare">The statistic, p-value and effect size of the test of homogeneity, sparse groups joined.</param>
    protected DriftStatistics GroupDistances(
        ReadOnlySpan<long> expected, ReadOnlySpan<long> window, long windowSize, (double Statistic, double PValue, double CramersV) chiSquare) => new(
            PopulationStabilityIndex.FromCounts(expected, window),
            PsiNoise(expected.Length, windowSize),
            JensenShannon.Distance(expected, window),
            Hellinger.Distance(expected, window),
            ModelMonitor.Statistics.LInfinity.Distance(expected, window),
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            chiSquare.Statistic,
            chiSquare.PValue,
            chiSquare.CramersV);

    /// <summary>The expectation of a PSI without change: degrees of freedom times (1/m + 1/n).</summary>
    private double PsiNoise(int groups, long windowSize) =>
        (groups - 1) * ((1 / (Expected.Finite * Expected.Weight)) + (1 / (windowSize * Expected.WindowWeight)));
}
