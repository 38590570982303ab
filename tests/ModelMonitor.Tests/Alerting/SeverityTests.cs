using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using static ModelMonitor.Tests.Alerting.Incidents;

namespace ModelMonitor.Tests.Alerting;

public class SeverityTests
{
    [Theory]
    [InlineData(1, IncidentSeverity.Low, IncidentSeverity.Medium)]
    [InlineData(2.9, IncidentSeverity.Low, IncidentSeverity.Medium)]
    [InlineData(3, IncidentSeverity.Medium, IncidentSeverity.High)]
    [InlineData(9.9, IncidentSeverity.Medium, IncidentSeverity.High)]
    [InlineData(10, IncidentSeverity.High, IncidentSeverity.Critical)]
    [InlineData(50, IncidentSeverity.High, IncidentSeverity.Critical)]
    public void The_table_of_effect_and_prediction(double effect, IncidentSeverity still, IncidentSeverity moved)
    {
        var alone = new Incidents();
        alone.Raise(Of("a", effect: effect));
        alone.Open.Single().Severity.ShouldBe(still);

        var together = new Incidents();
        together.Raise(Of("a", effect: effect), Of("prediction", effect: 1));
        together.Open.Single().Severity.ShouldBe(moved);
    }

    [Theory]
    [InlineData(0, IncidentSeverity.Low)]
    [InlineData(1, IncidentSeverity.Medium)]
    // Eight features: 7 of 1 and one of 5 weigh 1.5 on average, so that 4 x 5 / 1.5 = 13.
    [InlineData(5, IncidentSeverity.High)]
    public void Importance_counts_relative_to_the_average_feature(double weight, IncidentSeverity severity)
    {
        var incidents = new Incidents(importance: [new("a", weight)]);

        incidents.Raise(Of("a", effect: 4));

        incidents.Open.Single().Severity.ShouldBe(severity);
    }

    [Fact]
    public void Where_no_feature_is_important_all_are_alike()
    {
        var incidents = new Incidents(importance: "abcdefgh".Select(name => KeyValuePair.Create(name.ToString(), 0.0)));

        incidents.Raise(Of("a", effect: 4));

        incidents.Open.Single().Severity.ShouldBe(IncidentSeverity.Medium);
    }

    [Theory]
    [InlineData(DriftAspect.ErrorRate, DriftKind.Errors, IncidentSeverity.Critical)]
    [InlineData(DriftAspect.Freshness, DriftKind.NoData, IncidentSeverity.Critical)]
    [InlineData(DriftAspect.Latency, DriftKind.Latency, IncidentSeverity.High)]
    public void Predictions_that_throw_or_do_not_come_are_hit_and_slow_ones_are_not(
        DriftAspect aspect, DriftKind kind, IncidentSeverity severity)
    {
        var incidents = new Incidents();

        incidents.Raise(OfModel(aspect, kind, effect: 20));

        incidents.Open.Single().Severity.ShouldBe(severity);
    }

    [Fact]
    public void A_second_cause_of_a_moved_prediction_counts_as_one_too()
    {
        var incidents = new Incidents();

        incidents.Raise(
            Of("a", DriftKind.Scale, explains: 0.6), Of("b", DriftKind.Constant, explains: 0.3), Of("c", DriftKind.Spread, explains: 0.1),
            Of("prediction", DriftKind.Shift));

        incidents.Open.ToDictionary(incident => incident.Findings[0].Subject, incident => incident.Severity).ShouldBe(
            new Dictionary<string, IncidentSeverity>
            {
                ["a"] = IncidentSeverity.Medium,
                ["b"] = IncidentSeverity.Medium,
                ["c"] = IncidentSeverity.Low,
            },
            ignoreOrder: true);
    }

    [Fact]
    public void Severity_does_not_fall_while_an_incident_is_open()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", effect: 20));

        incidents.Change(Of("a", effect: 1));
        incidents.Open.Single().Severity.ShouldBe(IncidentSeverity.High);

        incidents.Clear("a");
        incidents.Raise(Of("a", effect: 1));
        incidents.Open.Single().Severity.ShouldBe(IncidentSeverity.Low);
    }

    [Fact]
    public void Incidents_are_listed_by_severity_and_resolved_ones_after_them_the_last_first()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", DriftKind.Scale), Of("b", DriftKind.Constant, effect: 4), Of("c", DriftKind.Spread), Of("d", DriftKind.Clipping));
        incidents.Clear("a");
        incidents.Clear("c");

        incidents.All.Select(incident => incident.Findings[0].Subject).ShouldBe(["b", "d", "c", "a"]);
    }
}
