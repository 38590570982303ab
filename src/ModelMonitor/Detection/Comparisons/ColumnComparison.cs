using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>Compares the counts of one column in a window with its baseline.</summary>
internal abstract class ColumnComparison(ColumnBaseline baseline, DriftOptions options)
{
    // Below this expected count the normal approximation of a share fails (statistics of proportions, np >= 5).
    private const double SmallExpectedCount = 5;
    private const long LargestExactTable = 10_000;

    // Expected count of a group. The textbook minimum of 5 serves a level of 0.05; a correction for many tests asks for the far tail.
    private const double SmallestGroup = 10;

    /// <summary>One of the ways of joining groups that are too small for the chi-square law.</summary>
    protected delegate int Join(Span<long> baseline, Span<long> window, double smallestExpected);

    public ColumnBaseline Baseline { get; } = baseline;

    protected DriftOptions Options { get; } = options;

    /// <summary>The comparison that a column's layout asks for.</summary>
    public static ColumnComparison Of(ColumnBaseline column, DriftOptions options) => column.Layout switch
    {
        NumericLayout numeric => new NumericComparison(column, numeric, options),
        CategoricalLayout categorical => new CategoricalComparison(column, categorical, options),
        _ => throw new InvalidOperationException($"Column '{column.Name}' has no layout to compare."),
    };

    /// <summary>Adds the tests that the window has values enough for, and returns the distances.</summary>
    public DriftStatistics Compare(ColumnCounts window, List<AspectTest> tests)
    {
        var statistics = DriftStatistics.Undefined;
        if (window.Finite >= Options.MinimumCount && Baseline.Count >= Options.MinimumCount)
        {
            statistics = Distribution(window, out var pValue, out var effect);
            tests.Add(new(DriftAspect.Distribution, pValue, pValue, double.NaN, double.NaN, effect, false));
        }

        if (window.Total >= Options.MinimumCount)
        {
            tests.Add(Share(DriftAspect.MissingValues, Baseline.Counts.Missing, Baseline.Total, window.Missing, window.Total));
            AddShares(window, tests);
        }

        return statistics;
    }

    /// <summary>What kind of change a breached distribution is, and what moved by how much, in words.</summary>
    public abstract DistributionChange Explain(ColumnCounts window);

    /// <summary>The distances of the values that are there, their p-value, and the effect in multiples of its floor.</summary>
    protected abstract DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect);

    /// <summary>Adds the tests of the shares that only this kind of column has.</summary>
    protected abstract void AddShares(ColumnCounts window, List<AspectTest> tests);

    /// <summary>Tests a share against the same share of the baseline.</summary>
    protected AspectTest Share(DriftAspect aspect, long baselineCount, long baselineTotal, long count, long total)
    {
        var pooled = (double)(baselineCount + count) / (baselineTotal + total);
        var expected = Math.Min(baselineTotal, total) * Math.Min(pooled, 1 - pooled);
        var isExact = expected < SmallExpectedCount && baselineTotal + total <= LargestExactTable;
        var z = TwoProportionZ.Test(baselineCount, baselineTotal, count, total);
        var pValue = isExact
            ? FisherExact.Test(baselineCount, baselineTotal - baselineCount, count, total - count).PValue
            : z.PValue;
        var baselineShare = (double)baselineCount / baselineTotal;
        var share = (double)count / total;
        return new(aspect, pValue, pValue, baselineShare, share, Effect.Of(Math.Abs(share - baselineShare), Options.ShareFloor), false);
    }

    /// <summary>The distances that all columns have, over groups of cells.</summary>
    /// <param name="baseline">The baseline's counts by group.</param>
    /// <param name="window">The window's counts by group.</param>
    /// <param name="windowSize">The sum of the window's counts.</param>
    /// <param name="join">Joins groups that are too small for a test, and returns how many are left.</param>
    protected DriftStatistics GroupDistances(
        ReadOnlySpan<long> baseline, ReadOnlySpan<long> window, long windowSize, Join join)
    {
        Span<long> joinedBaseline = stackalloc long[baseline.Length];
        Span<long> joinedWindow = stackalloc long[window.Length];
        baseline.CopyTo(joinedBaseline);
        window.CopyTo(joinedWindow);
        var groups = join(joinedBaseline, joinedWindow, SmallestGroup);
        var chiSquare = ChiSquare.Homogeneity(joinedBaseline[..groups], joinedWindow[..groups]);
        return new(
            PopulationStabilityIndex.FromCounts(baseline, window),
            PsiNoise(baseline.Length, windowSize),
            JensenShannon.Distance(baseline, window),
            Hellinger.Distance(baseline, window),
            ModelMonitor.Statistics.LInfinity.Distance(baseline, window),
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            chiSquare.Statistic,
            chiSquare.PValue,
            chiSquare.CramersV);
    }

    /// <summary>The expectation of a PSI without change: degrees of freedom times (1/m + 1/n).</summary>
    private double PsiNoise(int groups, long windowSize) => (groups - 1) * ((1d / Baseline.Count) + (1d / windowSize));
}
