using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches each segment on its own: the columns among its rows against the same segment of the baseline, and its share of
/// all rows. A small segment that is broken is found though the whole looks steady.
/// </summary>
/// <remarks>
/// However many columns there are, a segment is one test: that of its worst column, corrected for the others (Šidák 1967). The
/// shares of the segments of a column are one more.
/// </remarks>
internal sealed class SegmentCheck(Baseline baseline, int index, DriftOptions options) : WindowCheck
{
    // Below it the power of its complement loses digits, and Bonferroni's bound is as good.
    private const double NegligiblePValue = 1e-9;

    private readonly SegmentBaseline _segments = baseline.Profile.Segments[index];
    private readonly ColumnInSegment[] _columns =
        [.. Enumerable.Range(0, baseline.Columns.Count).Select(column => new ColumnInSegment(baseline, column, options))];

    private string By => baseline.Columns[_segments.Column].Name;

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var live = window.Segments[index];
        var rows = live.Rows.Sum();
        for (var segment = 0; segment < _segments.Names.Count; segment++)
        {
            if (live.Rows[segment] >= options.MinimumCount && RowsOf(segment) >= options.MinimumCount)
            {
                tests.Add(Worst(segment, live));
            }
        }

        if (rows >= options.MinimumCount)
        {
            tests.Add(Share(live, rows));
        }
    }

    private CheckTest Worst(int segment, SegmentCounts live)
    {
        var changes = new List<SegmentChange>(2 * _columns.Length);
        for (var column = 0; column < _columns.Length; column++)
        {
            // The column that makes the segments does not vary within one.
            if (column != _segments.Column)
            {
                _columns[column].AddTo(changes, _segments.Counts[segment][column], live.Bins(segment, column));
            }
        }

        var worst = changes.MinBy(change => change.PValue);
        var name = SubjectOf(segment);
        return new()
        {
            Subject = name,
            Aspect = DriftAspect.Segment,
            Kind = worst.Kind,
            Category = worst.Kind == DriftKind.MissingValues ? AlarmCategory.Reliability : AlarmCategory.Robustness,
            PValue = changes.Count == 0 ? 1 : Sidak(worst.PValue, changes.Count),
            Expected = worst.Expected,
            Observed = worst.Observed,
            Effect = worst.Effect,
            Describe = () => $"{worst.Column} {worst.What} where {name}",
            Columns = worst.Column is null ? [By] : [worst.Column, By],
            Detectors = [CheckDetectorNames.SegmentChiSquare],
        };
    }

    /// <summary>The segment whose share of the rows has moved most certainly.</summary>
    private CheckTest Share(SegmentCounts live, long rows)
    {
        var baselineRows = Enumerable.Range(0, _segments.Names.Count).Sum(RowsOf);
        var (worst, pValue) = (0, 1.0);
        for (var segment = 0; segment < _segments.Names.Count; segment++)
        {
            var p = _columns[_segments.Column].SharePValue(RowsOf(segment), baselineRows, live.Rows[segment], rows);
            (worst, pValue) = p < pValue ? (segment, p) : (worst, pValue);
        }

        var (expected, observed) = ((double)RowsOf(worst) / baselineRows, (double)live.Rows[worst] / rows);
        var name = SubjectOf(worst);
        return new()
        {
            Subject = By,
            Aspect = DriftAspect.Volume,
            Kind = DriftKind.SegmentMix,
            Category = AlarmCategory.Robustness,
            PValue = Sidak(pValue, _segments.Names.Count),
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(Math.Abs(observed - expected), options.DistanceFloor),
            Describe = () => $"{Words.Percent(observed)} of the rows have {name} (was {Words.Percent(expected)})",
            Columns = [By],
            Detectors = [CheckDetectorNames.SegmentShares],
        };
    }

    private string SubjectOf(int segment) => $"{By} = {_segments.Names[segment]}";

    private long RowsOf(int segment) => _segments.Counts[segment][_segments.Column].Sum();

    /// <summary>The chance that the smallest of some p-values is so small.</summary>
    private static double Sidak(double smallest, int tests) =>
        smallest < NegligiblePValue ? tests * smallest : 1 - Math.Pow(1 - smallest, tests);
}
