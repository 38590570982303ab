using ModelMonitor.Baselines;
using ModelMonitor.Detection;

namespace ModelMonitor.Telemetry;

/// <summary>The series of one column; their tags are built once.</summary>
internal sealed class ColumnMeasurements
{
    private readonly AgentMeter _meter;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly KeyValuePair<string, object?>[][] _binTags;
    private readonly KeyValuePair<string, object?>[][] _statisticTags;
    private readonly CounterSeries[] _observations;

    public ColumnMeasurements(AgentMeter meter, ColumnBaseline column, KeyValuePair<string, object?>[] modelTags)
    {
        _meter = meter;
        _tags = [.. modelTags, new(MetricTags.FeatureName, column.Name)];
        _binTags = [.. Enumerable.Range(0, column.Layout.BinCount).Select(bin => With(MetricTags.Bin, column.Layout.LabelOf(bin)))];
        _statisticTags = [.. StatisticNames.All.Select(statistic => With(MetricTags.Statistic, statistic))];
        _observations = [.. _binTags.Select(tags => new CounterSeries(meter.FeatureObservations, tags))];
    }

    public void PublishObservations(ReadOnlySpan<long> binTotals)
    {
        for (var bin = 0; bin < _observations.Length; bin++)
        {
            _observations[bin].Publish(binTotals[bin]);
        }
    }

    public void PublishBaseline(ColumnBaseline column)
    {
        Span<long> bins = stackalloc long[_binTags.Length];
        bins.Clear();
        column.Layout.AddBins(column.Counts.Cells, bins);
        for (var bin = 0; bin < bins.Length; bin++)
        {
            _meter.FeatureBaselineRatio.Record((double)bins[bin] / column.Counts.Total, _binTags[bin]);
        }

        _meter.FeatureBaselineObservations.Record(column.Counts.Total, _tags);
    }

    public void PublishVerdict(ColumnVerdict verdict)
    {
        var statistics = verdict.Statistics;
        // In the order of StatisticNames.All.
        Span<double> values =
        [
            statistics.Psi, statistics.JensenShannon, statistics.Hellinger, statistics.LInfinity,
            statistics.KolmogorovSmirnov, statistics.Wasserstein, statistics.ChiSquare,
            verdict.AdjustedPValue, (double)verdict.State,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            // One NaN would stay in a backend for good: a statistic that does not apply is not told.
            if (double.IsFinite(values[i]))
            {
                _meter.FeatureDrift.Record(values[i], _statisticTags[i]);
            }
        }
    }

    private KeyValuePair<string, object?>[] With(string name, string value) => [.. _tags, new(name, value)];
}
