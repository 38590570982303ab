using System.Diagnostics;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;

namespace ModelMonitor.Telemetry;

/// <summary>The series of one column. Of each only the total is kept; tags are put together when it is told.</summary>
/// <param name="meter">The instruments.</param>
/// <param name="column">The column.</param>
internal sealed class ColumnMeasurements(AgentMeter meter, ColumnBaseline column)
{
    private readonly CellLayout _layout = column.Layout;

    // Taken when somebody listens.
    private long[] _published = [];
    private bool _isAnnounced;

    /// <summary>The column's name.</summary>
    public string Name => column.Name;

    /// <summary>Tells what has been added to the bins. Each stands at zero from the start, since rates lose a first value.</summary>
    public void PublishObservations(in TagList modelTags, ReadOnlySpan<long> totals)
    {
        var counter = meter.FeatureObservations;
        if (!counter.Enabled)
        {
            return;
        }

        _published = _published is [] ? new long[_layout.BinCount] : _published;
        var tags = TagsOf(modelTags);
        for (var bin = 0; bin < _published.Length; bin++)
        {
            if (totals[bin] != _published[bin] || !_isAnnounced)
            {
                // Noted first: where a listener throws, those before it have been told and must not be told again.
                var added = totals[bin] - _published[bin];
                _published[bin] = totals[bin];
                counter.Add(added, With(tags, MetricTags.Bin, _layout.LabelOf(bin)));
            }
        }

        _isAnnounced = true;
    }

    public void PublishBaseline(in TagList modelTags)
    {
        var tags = TagsOf(modelTags);
        Span<long> bins = stackalloc long[_layout.BinCount];
        bins.Clear();
        _layout.AddBins(column.Counts.Cells, bins);
        for (var bin = 0; bin < bins.Length; bin++)
        {
            meter.FeatureBaselineRatio.Record(
                (double)bins[bin] / column.Counts.Total, With(tags, MetricTags.Bin, _layout.LabelOf(bin)));
        }

        meter.FeatureBaselineObservations.Record(column.Counts.Total, tags);
    }

    public void PublishVerdict(in TagList modelTags, ColumnVerdict verdict)
    {
        var tags = TagsOf(modelTags);
        var statistics = verdict.Statistics;
        Record(tags, StatisticNames.Psi, statistics.Psi);
        Record(tags, StatisticNames.JensenShannon, statistics.JensenShannon);
        Record(tags, StatisticNames.Hellinger, statistics.Hellinger);
        Record(tags, StatisticNames.LInfinity, statistics.LInfinity);
        Record(tags, StatisticNames.KolmogorovSmirnov, statistics.KolmogorovSmirnov);
        Record(tags, StatisticNames.Wasserstein, statistics.Wasserstein);
        Record(tags, StatisticNames.ChiSquare, statistics.ChiSquare);
        Record(tags, StatisticNames.PValue, verdict.AdjustedPValue);
        Record(tags, StatisticNames.State, (double)verdict.State);
    }

    /// <summary>Tells from where on a statistic is an alarm.</summary>
    public void PublishThreshold(in TagList modelTags, EffectiveThreshold threshold) =>
        meter.FeatureThreshold.Record(threshold.Value, With(TagsOf(modelTags), MetricTags.Statistic, threshold.Statistic));

    private void Record(in TagList tags, string statistic, double value)
    {
        // One NaN would stay in a backend for good: a statistic that does not apply is not told.
        if (double.IsFinite(value))
        {
            meter.FeatureDrift.Record(value, With(tags, MetricTags.Statistic, statistic));
        }
    }

    private TagList TagsOf(in TagList modelTags) => With(modelTags, MetricTags.FeatureName, column.Name);

    private static TagList With(TagList tags, string name, string value)
    {
        tags.Add(name, value);
        return tags;
    }
}
