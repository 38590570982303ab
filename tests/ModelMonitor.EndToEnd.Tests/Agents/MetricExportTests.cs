using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>What arrives at an OTLP endpoint: every metric, decoded from the bytes.</summary>
[Collection(AgentTests.Name)]
public sealed class MetricExportTests(TripExport export) : IClassFixture<TripExport>
{
    private static readonly string[] Columns = ["Distance", "Origin", "Express", "Weight", "prediction"];

    [Fact]
    public void No_metric_is_missing_and_none_is_undocumented() =>
        export.Metrics.Select(metric => metric.Name).ShouldBe(
            [
                "modelmonitor.predictions",
                "modelmonitor.fallbacks",
                "modelmonitor.prediction.duration",
                "modelmonitor.feature.observations",
                "modelmonitor.feature.violations",
                "modelmonitor.feature.baseline.ratio",
                "modelmonitor.feature.baseline.observations",
                "modelmonitor.feature.drift",
                "modelmonitor.window.size",
                "modelmonitor.capture.dropped",
                "modelmonitor.agent.cycle.duration",
                "modelmonitor.agent.faults",
                "modelmonitor.alerts",
                "modelmonitor.alerts.withheld",
                "modelmonitor.alerts.lost",
                "modelmonitor.incidents.open",
            ],
            ignoreOrder: true);

    [Fact]
    public void The_table_of_the_readme_is_what_is_exported()
    {
        var exported = export.Metrics.Select(metric => new ReadmeMetric(
            metric.Name,
            metric.Kind == OtlpKind.Sum ? "Counter" : metric.Kind.ToString(),
            metric.Unit,
            string.Join(",", metric.Points.SelectMany(point => point.Attributes.Keys).Distinct().Order(StringComparer.Ordinal))));

        ReadmeMetric.All.ShouldBe(exported, ignoreOrder: true);
    }

    [Theory]
    [InlineData("modelmonitor.predictions", "Sum", "{prediction}", "model.name,model.version", "error.type")]
    [InlineData("modelmonitor.fallbacks", "Sum", "{prediction}", "model.name,model.version", "")]
    [InlineData("modelmonitor.prediction.duration", "Histogram", "s", "model.name,model.version", "")]
    [InlineData("modelmonitor.feature.observations", "Sum", "{observation}", "model.name,model.version,baseline.id,feature.name,bin", "")]
    [InlineData("modelmonitor.feature.violations", "Sum", "{violation}", "model.name,model.version,feature.name,rule", "")]
    [InlineData("modelmonitor.feature.baseline.ratio", "Gauge", "1", "model.name,model.version,baseline.id,feature.name,bin", "")]
    [InlineData("modelmonitor.feature.baseline.observations", "Gauge", "{observation}", "model.name,model.version,baseline.id,feature.name", "")]
    [InlineData("modelmonitor.feature.drift", "Gauge", "{score}", "model.name,model.version,baseline.id,feature.name,statistic", "")]
    [InlineData("modelmonitor.window.size", "Gauge", "{prediction}", "model.name,model.version", "")]
    [InlineData("modelmonitor.capture.dropped", "Sum", "{prediction}", "model.name,model.version,reason", "")]
    [InlineData("modelmonitor.agent.cycle.duration", "Histogram", "s", "", "")]
    [InlineData("modelmonitor.alerts", "Sum", "{alert}", "model.name,model.version,kind,severity,category", "")]
    [InlineData("modelmonitor.alerts.withheld", "Sum", "{alert}", "model.name,model.version,reason", "")]
    [InlineData("modelmonitor.alerts.lost", "Sum", "{alert}", "sink", "")]
    [InlineData("modelmonitor.incidents.open", "Gauge", "{incident}", "model.name,model.version,severity", "")]
    public void A_metric_has_its_kind_unit_and_attributes(string name, string kind, string unit, string attributes, string optional)
    {
        var metric = export.Metric(name);

        metric.Scope.ShouldBe("ModelMonitor");
        metric.Kind.ToString().ShouldBe(kind);
        metric.Unit.ShouldBe(unit);
        metric.Temporality.ShouldBe(kind == "Gauge" ? OtlpTemporality.Unspecified : OtlpTemporality.Cumulative);
        metric.IsMonotonic.ShouldBe(kind == "Sum");
        metric.Points.ShouldNotBeEmpty();
        foreach (var point in metric.Points)
        {
            point.Attributes.Keys.Except(Names(optional)).ShouldBe(Names(attributes), ignoreOrder: true);
        }
    }

    [Fact]
    public void Every_value_is_a_finite_number() =>
        export.Metrics.SelectMany(metric => metric.Points).ShouldAllBe(point => double.IsFinite(point.Value));

    [Fact]
    public void No_series_appears_twice_or_overflows()
    {
        foreach (var metric in export.Metrics)
        {
            var series = metric.Points.Select(point => string.Join(",", point.Attributes.OrderBy(attribute => attribute.Key))).ToList();
            series.ShouldBeUnique(metric.Name);
            series.ShouldNotContain(attributes => attributes.Contains("otel.metric.overflow"), metric.Name);
        }
    }

    [Fact]
    public void Predictions_are_counted_by_outcome()
    {
        var points = export.Points("modelmonitor.predictions");

        points.Count.ShouldBe(2);
        points.Single(point => !point.Attributes.ContainsKey("error.type")).Value
            .ShouldBe(TripExport.BaselineSize + TripExport.ObservedSize + TripExport.UnreadableSize);
        points.Single(point => point.Attributes.GetValueOrDefault("error.type") == "System.ArgumentOutOfRangeException").Value
            .ShouldBe(TripExport.FailedSize);
    }

    [Fact]
    public void What_is_counted_and_what_is_dropped_are_the_predictions_made()
    {
        var made = export.Points("modelmonitor.predictions").Sum(point => point.Value);

        made.ShouldBe(export.Status.Predictions);
        made.ShouldBe(export.Status.Recorded + export.Status.Errors + export.Status.Dropped.Values.Sum());
    }

    [Theory]
    [InlineData("unreadable", TripExport.UnreadableSize)]
    [InlineData("buffer_full", 0)]
    [InlineData("too_many_threads", 0)]
    public void Drops_are_counted_by_reason_and_stand_at_zero_from_the_start(string reason, int expected) =>
        export.Points("modelmonitor.capture.dropped", ("reason", reason)).ShouldHaveSingleItem().Value.ShouldBe(expected);

    [Fact]
    public void Timed_predictions_are_in_the_histogram_of_durations()
    {
        var point = export.Points("modelmonitor.prediction.duration").ShouldHaveSingleItem();

        point.Count.ShouldBe((ulong)(TripExport.BaselineSize + TripExport.ObservedSize + TripExport.FailedSize));
        point.BucketCounts.Aggregate((sum, count) => sum + count).ShouldBe(point.Count);
        // The advised boundaries resolve microseconds; those of the SDK begin at 5 ms.
        point.Bounds[0].ShouldBeLessThanOrEqualTo(1e-6);
        point.Bounds.ShouldBeInOrder();
    }

    [Fact]
    public void The_agents_cycles_are_timed() =>
        export.Metric("modelmonitor.agent.cycle.duration").Points.ShouldHaveSingleItem().Count.ShouldBeGreaterThanOrEqualTo(2UL);

    [Theory]
    [InlineData("Distance")]
    [InlineData("Origin")]
    [InlineData("Express")]
    [InlineData("Weight")]
    [InlineData("prediction")]
    public void Each_value_after_the_baseline_is_in_one_bin(string column)
    {
        export.Points("modelmonitor.feature.observations", ("feature.name", column)).Sum(point => point.Value)
            .ShouldBe(TripExport.ObservedSize);
        export.Points("modelmonitor.feature.baseline.observations", ("feature.name", column)).ShouldHaveSingleItem().Value
            .ShouldBe(TripExport.BaselineSize);
        export.Points("modelmonitor.feature.baseline.ratio", ("feature.name", column)).Sum(point => point.Value)
            .ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Bins_hold_the_counts_of_their_values()
    {
        Bin("Origin", "missing").ShouldBe(export.Observed.Count(trip => trip.Origin is null));
        Bin("Origin", "unseen").ShouldBe(0);
        Bin("Distance", "missing").ShouldBe(0);
        Bin("Distance", "infinite").ShouldBe(0);
        export.Points("modelmonitor.feature.observations", ("feature.name", "Express")).Select(point => point.Value).Where(value => value > 0)
            .ShouldBe([export.Observed.Count(trip => trip.Express), export.Observed.Count(trip => !trip.Express)], ignoreOrder: true);
        export.Points("modelmonitor.feature.observations", ("feature.name", "Origin")).Select(point => point.Value).Where(value => value > 0)
            .ShouldBe(export.Observed.GroupBy(trip => trip.Origin).Select(trips => (double)trips.Count()), ignoreOrder: true);
    }

    [Fact]
    public void Every_bin_has_a_count_and_a_baseline_ratio() =>
        Bins("modelmonitor.feature.observations").ShouldBe(Bins("modelmonitor.feature.baseline.ratio"), ignoreOrder: true);

    [Fact]
    public void The_window_that_was_judged_last_is_told()
    {
        export.Reports.Count.ShouldBe((TripExport.CleanSize + TripExport.DriftedSize) / TripExport.WindowSize);
        export.Points("modelmonitor.window.size").ShouldHaveSingleItem().Value.ShouldBe(TripExport.WindowSize);
        foreach (var column in export.Reports[^1].Columns)
        {
            Drift(column.Name, "psi").ShouldBe(column.Statistics.Psi);
            Drift(column.Name, "jensen_shannon").ShouldBe(column.Statistics.JensenShannon);
            Drift(column.Name, "hellinger").ShouldBe(column.Statistics.Hellinger);
            Drift(column.Name, "chi_square").ShouldBe(column.Statistics.ChiSquare);
            Drift(column.Name, "p_value").ShouldBe(column.AdjustedPValue);
            Drift(column.Name, "state").ShouldBe((double)column.State);
        }

        Drift("Distance", "kolmogorov_smirnov").ShouldBe(export.Reports[^1]["Distance"].Statistics.KolmogorovSmirnov);
        Drift("Distance", "wasserstein").ShouldBe(export.Reports[^1]["Distance"].Statistics.Wasserstein);
        Drift("Distance", "state").ShouldBe(3);
        Drift("Express", "state").ShouldBe(1);
    }

    [Fact]
    public void All_columns_belong_to_one_baseline()
    {
        var points = export.Points("modelmonitor.feature.baseline.observations");

        points.Select(point => point.Attributes["feature.name"]).ShouldBe(Columns, ignoreOrder: true);
        points.ShouldAllBe(point => point.Attributes["baseline.id"] == export.Status.BaselineId);
        points.ShouldAllBe(point => point.Attributes["model.version"] == TripModel.Version);
    }

    [Fact]
    public void An_incident_is_counted_once_when_it_is_raised_and_stands_open_with_its_severity()
    {
        var alert = export.Points("modelmonitor.alerts", ("kind", "raised")).ShouldHaveSingleItem();
        alert.Value.ShouldBe(1);
        export.Points("modelmonitor.incidents.open").Sum(point => point.Value).ShouldBe(1);
        export.Points("modelmonitor.alerts.withheld").Select(point => (point.Attributes["reason"], point.Value))
            .ShouldBe([("muted", 0), ("acknowledged", 0), ("cooldown", 0), ("severity", 0)], ignoreOrder: true);
    }

    private double Bin(string column, string bin) =>
        export.Points("modelmonitor.feature.observations", ("feature.name", column), ("bin", bin)).ShouldHaveSingleItem().Value;

    private double Drift(string column, string statistic) =>
        export.Points("modelmonitor.feature.drift", ("feature.name", column), ("statistic", statistic)).ShouldHaveSingleItem().Value;

    private IEnumerable<string> Bins(string metric) =>
        export.Points(metric).Select(point => $"{point.Attributes["baseline.id"]} {point.Attributes["feature.name"]} {point.Attributes["bin"]}");

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
