using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>Compares the bins of one column in a segment: the values that are there, and the share of missing ones.</summary>
internal sealed class ColumnInSegment
{
    private readonly string _name;
    private readonly DriftOptions _options;
    private readonly double _weight;
    private readonly bool _isOrdered;
    private readonly int _values;
    private readonly int _missing;
    private readonly int? _unseen;

    public ColumnInSegment(Baseline baseline, int column, DriftOptions options)
    {
        var layout = baseline.Columns[column].Layout;
        _name = baseline.Columns[column].Name;
        _options = options;
        _weight = 1 / baseline.Profile.JudgedTime(column);
        _isOrdered = layout is NumericLayout;
        _missing = layout.BinOfCell[layout.MissingCell];
        _values = layout is NumericLayout numeric ? numeric.OrderedBinCount : _missing;
        _unseen = (layout as CategoricalLayout)?.UnseenCell;
    }

    /// <summary>Adds what there are values enough for.</summary>
    public void AddTo(List<SegmentChange> changes, ReadOnlySpan<long> baseline, ReadOnlySpan<long> live)
    {
        var (baselineRows, liveRows) = (Sum(baseline), Sum(live));
        var (baselineValues, liveValues) = (Sum(baseline[.._values]), Sum(live[.._values]));
        if (baselineValues >= _options.MinimumCount && liveValues >= _options.MinimumCount)
        {
            changes.Add(Distribution(baseline[.._values], baselineValues, live[.._values], liveValues));
        }

        if (baselineRows >= _options.MinimumCount && liveRows >= _options.MinimumCount)
        {
            var (before, now) = ((double)baseline[_missing] / baselineRows, (double)live[_missing] / liveRows);
            changes.Add(new(
                _name, DriftKind.MissingValues, SharePValue(baseline[_missing], baselineRows, live[_missing], liveRows),
                Detection.Effect.Of(Math.Abs(now - before), _options.ShareFloor), before, now,
                $"is missing in {Words.Percent(now)} (was {Words.Percent(before)})"));
        }
    }

    /// <summary>The p-value of a share against that of the baseline; rows that are alike count for less.</summary>
    public double SharePValue(long baselineCount, long baselineTotal, long count, long total) =>
        Proportions.PValue(baselineCount * _weight, baselineTotal * _weight, count * _weight, total * _weight);

    private SegmentChange Distribution(ReadOnlySpan<long> baselineBins, long baselineValues, ReadOnlySpan<long> liveBins, long liveValues)
    {
        long[] baseline = [.. baselineBins], live = [.. liveBins];
        if (_unseen is { } unseen)
        {
            // Rare categories differ from sample to sample: together with all other rare ones they are what they were.
            live[unseen - 1] += live[unseen];
            live[unseen] = 0;
        }

        var (expected, observed, distance) = _isOrdered
            ? FurthestCumulative(baseline, baselineValues, live, liveValues)
            : FurthestShare(baseline, baselineValues, live, liveValues);
        return new(
            _name, _isOrdered ? DriftKind.Distribution : DriftKind.CategoryShares,
            Homogeneity.Test(baseline, _weight, live, _weight, _isOrdered).PValue,
            Detection.Effect.Of(distance, _options.DistanceFloor), expected, observed,
            $"has moved: {Words.Percent(distance)} of the mass at one {(_isOrdered ? "point" : "category")}");
    }

    private static (double Expected, double Observed, double Distance) FurthestCumulative(
        ReadOnlySpan<long> baseline, long baselineValues, ReadOnlySpan<long> live, long liveValues)
    {
        var (before, now) = (0L, 0L);
        var furthest = (Expected: 0.0, Observed: 0.0, Distance: 0.0);
        for (var bin = 0; bin < baseline.Length; bin++)
        {
            (before, now) = (before + baseline[bin], now + live[bin]);
            furthest = Further(furthest, (double)before / baselineValues, (double)now / liveValues);
        }

        return furthest;
    }

    private static (double Expected, double Observed, double Distance) FurthestShare(
        ReadOnlySpan<long> baseline, long baselineValues, ReadOnlySpan<long> live, long liveValues)
    {
        var furthest = (Expected: 0.0, Observed: 0.0, Distance: 0.0);
        for (var bin = 0; bin < baseline.Length; bin++)
        {
            furthest = Further(furthest, (double)baseline[bin] / baselineValues, (double)live[bin] / liveValues);
        }

        return furthest;
    }

    private static (double, double, double) Further((double, double, double Distance) furthest, double before, double now) =>
        Math.Abs(now - before) > furthest.Distance ? (before, now, Math.Abs(now - before)) : furthest;

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
