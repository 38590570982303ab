using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches the share of rows that repeat another one of the window. Rows of few distinct values repeat by chance, the more the
/// larger the window is, and rows that are sent twice repeat at any size: no more than the larger of the two is expected.
/// </summary>
/// <remarks>
/// Where the sample holds every distinct row, repeats are counted. Where not, two tests look, and the smaller p-value counts
/// twice: the share of the drawn rows that came more than once, which sees rows sent again; and the number of distinct rows,
/// estimated from the hashes, which sees one row that comes all the time.
/// </remarks>
internal sealed class DuplicateRowsCheck(Baseline baseline, DriftOptions options) : WindowCheck
{
    private readonly long _baselineRepeats = (long)Math.Round(baseline.Profile.DuplicateShare * baseline.Rows);

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var sample = window.Sample;
        if (double.IsNaN(baseline.Profile.DuplicateShare) || sample.Rows < options.MinimumCount)
        {
            return;
        }

        var (repeats, trials) = Baseline(sample.Rows);
        var expected = (double)repeats / trials;
        var distinct = sample.Count < sample.Capacity ? sample.Count : Math.Min(sample.Rows, sample.DistinctRows);
        var observed = sample.Count < sample.Capacity ? DuplicateShare.Of(distinct, sample.Rows) : ShareOfDrawn(sample);
        var pValue = sample.Count < sample.Capacity
            ? FisherExact.Test(sample.Rows - sample.Count, sample.Count, repeats, trials - repeats, Alternative.Greater).PValue
            : Math.Min(1, 2 * Math.Min(Repeated(sample, repeats, trials), TooFewDistinct(sample, expected)));
        tests.Add(new()
        {
            Subject = "model",
            Aspect = DriftAspect.DuplicateRows,
            Kind = DriftKind.DuplicateRows,
            Category = AlarmCategory.Reliability,
            PValue = pValue,
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(Math.Max(0, observed - expected), options.ShareFloor),
            Describe = () => $"{Words.Percent(observed)} of the rows repeat another one (at most {Words.Percent(expected)} are usual in so many)",
            Detectors = [CheckDetectorNames.RepeatedRows],
        });
    }

    /// <summary>
    /// The repeats among the baseline's rows, at the size of the window. In fewer rows the share is no larger; in more, it grows
    /// at most in proportion, since pairs of rows do.
    /// </summary>
    private (long Repeats, long Trials) Baseline(long rows)
    {
        var trials = Math.Max(1, (long)Math.Min(baseline.Rows, (double)baseline.Rows * baseline.Rows / rows));
        return rows <= baseline.Rows ? (_baselineRepeats, baseline.Rows) : (Math.Min(_baselineRepeats, trials), trials);
    }

    private static double ShareOfDrawn(RowSample sample)
    {
        var rows = 0L;
        for (var i = 0; i < sample.Count; i++)
        {
            rows += sample.Multiplicity(i);
        }

        // One row that comes all the time may be drawn or not; the estimate of the distinct rows does not depend on that.
        return Math.Max(1 - ((double)sample.Count / rows), DuplicateShare.Of(Math.Min(sample.Rows, sample.DistinctRows), sample.Rows));
    }

    /// <summary>A distinct row is repeated no oftener than there are repeats for each distinct row.</summary>
    private static double Repeated(RowSample sample, long repeats, long trials)
    {
        var repeated = 0L;
        for (var i = 0; i < sample.Count; i++)
        {
            repeated += sample.Multiplicity(i) > 1 ? 1 : 0;
        }

        var distinct = Math.Max(1, trials - repeats);
        repeats = Math.Min(repeats, distinct);
        return FisherExact.Test(repeated, sample.Count - repeated, repeats, distinct - repeats, Alternative.Greater).PValue;
    }

    /// <summary>With fewer distinct rows the largest hash that is kept is larger: of D, fewer than the capacity lie below it.</summary>
    private static double TooFewDistinct(RowSample sample, double expected)
    {
        var distinct = (long)(sample.Rows * (1 - expected));
        var largest = (sample.Capacity - 1) / sample.DistinctRows;
        return distinct <= sample.Capacity || largest >= 1 ? 1
            : ExactBinomial.Test(sample.Capacity - 1, distinct, largest, Alternative.Less).PValue;
    }
}
