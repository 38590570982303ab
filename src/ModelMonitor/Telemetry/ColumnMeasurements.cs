using System.Diagnostics;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;

namespace ModelMonitor.Telemetry;

/// <summary>The series of one column. Of each only the total is kept; tags are put together when it is told.</summary>
internal sealed class ColumnMeasurements(AgentMeter meter, ColumnBaseline column, TagList modelTags)
{
    private readonly CellLayout _layout = column.Layout;
    private readonly TagList _tags = With(modelTags, MetricTags.FeatureName, column.Name);
    private readonly long[] _published = new long[column.Layout.BinCount];
    private bool _isAnnounced;

    /// <summary>Tells what has been added to the bins. Each stands at zero from the start, since rates lose a first value.</summary>
    public void PublishObservations(ReadOnlySpan<long> totals)
    {
        var counter = meter.FeatureObservations;
        if (!counter.Enabled)
        {
            return;
        }

        for (var bin = 0; bin < _published.Length; bin++)
        {
            if (totals[bin] != _published[bin] || !_isAnnounced)
            {
                // Noted first: where a listener throws, those before it have been told and must not be told again.
                var added = totals[bin] - _published[bin];
                _published[bin] = totals[bin];
                counter.Add(added, With(_tags, MetricTags.Bin, _layout.LabelOf(bin)));
            }
        }

        _isAnnounced = true;
    }

    public void PublishBaseline()
    {
        Span<long> bins = stackalloc long[_layout.BinCount];
        bins.Clear();
        _layout.AddBins(column.Counts.Cells, bins);
        for (var bin = 0; bin < bins.Length; bin++)
        {
            meter.FeatureBaselineRatio.Record(
                (double)bins[bin] / column.Counts.Total, With(_tags, MetricTags.Bin, _layout.LabelOf(bin)));
        }

        meter.FeatureBaselineObservations.Record(column.Counts.Total, _tags);
    }

    public void PublishVerdict(ColumnVerdict verdict)
    {
        var statistics = verdict.Statistics;
        Record(StatisticNames.Psi, statistics.Psi);
        Record(StatisticNames.JensenShannon, statistics.JensenShannon);
        Record(StatisticNames.Hellinger, statistics.Hellinger);
        Record(StatisticNames.LInfinity, statistics.LInfinity);
        Record(StatisticNames.KolmogorovSmirnov, statistics.KolmogorovSmirnov);
        Record(StatisticNames.Wasserstein, statistics.Wasserstein);
        Record(StatisticNames.ChiSquare, statistics.ChiSquare);
        Record(StatisticNames.PValue, verdict.AdjustedPValue);
        Record(StatisticNames.State, (double)verdict.State);
    }

    /// <summary>Tells from where on a statistic is an alarm.</summary>
    public void PublishThreshold(EffectiveThreshold threshold) =>
        meter.FeatureThreshold.Record(threshold.Value, With(_tags, MetricTags.Statistic, threshold.Statistic));

    private void Record(string statistic, double value)
    {
        // One NaN would stay in a backend for good: a statistic that does not apply is not told.
        if (double.IsFinite(value))
        {
            meter.FeatureDrift.Record(value, With(_tags, MetricTags.Statistic, statistic));
        }
    }

    private static TagList With(TagList tags, string name, string value)
    {
        tags.Add(name, value);
        return tags;
    }
}
