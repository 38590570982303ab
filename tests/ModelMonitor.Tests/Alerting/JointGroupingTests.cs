using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using static ModelMonitor.Tests.Alerting.Incidents;

namespace ModelMonitor.Tests.Alerting;

public class JointGroupingTests
{
    [Fact]
    public void Everything_about_one_column_is_one_incident_whoever_it_concerns()
    {
        var incidents = new Incidents();
        incidents.Raise(Missing("a"));
        incidents.Suspect();
        incidents.Suspect();

        incidents.Raise(
            Of("a", DriftKind.Decay, aspect: DriftAspect.Decay),
            Of("a ~ b", DriftKind.Dependence, category: AlarmCategory.Reliability, aspect: DriftAspect.Correlation, columns: ["a", "b"]));

        incidents.Causes.ShouldBe(["a, a ~ b"]);
    }

    [Fact]
    public void A_pair_of_columns_that_concerns_other_people_is_another_incident()
    {
        var incidents = new Incidents();
        incidents.Raise(Missing("a"));

        incidents.Raise(Of("a ~ b", DriftKind.Dependence, aspect: DriftAspect.Correlation, columns: ["a", "b"]));

        incidents.Causes.ShouldBe(["a", "a ~ b"]);
    }

    [Fact]
    public void All_columns_together_join_what_explains_them_and_lead_nothing_else_to_it()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Suspect();
        incidents.Suspect();
        incidents.Raise(
            Of("model", DriftKind.Dependence, aspect: DriftAspect.JointDistribution, columns: []),
            Of("model", DriftKind.Dependence, aspect: DriftAspect.Reconstruction, columns: ["a", "b"]));
        incidents.Raise(Of("b", DriftKind.Constant));

        incidents.Open.Select(incident => (incident.Findings[0].Subject, incident.Findings.Count)).ShouldBe([("a", 3), ("b", 1)]);
    }

    [Fact]
    public void All_columns_together_are_an_incident_of_their_own_where_no_column_has_changed_until_one_has()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("model", DriftKind.Dependence, effect: 9, aspect: DriftAspect.JointDistribution, columns: []));

        incidents.Raise(Of("b", DriftKind.Constant), Of("c", DriftKind.Scale));

        incidents.Causes.ShouldBe(["b, model", "c"]);
    }

    [Fact]
    public void Columns_that_carry_each_others_values_are_one_incident()
    {
        var incidents = new Incidents();

        incidents.Raise(
            Of("a", DriftKind.SwappedColumns, columns: ["a", "b"]), Of("b", DriftKind.SwappedColumns, columns: ["b", "a"]),
            Of("model", DriftKind.Dependence, aspect: DriftAspect.JointDistribution, columns: []));

        incidents.Causes.ShouldBe(["a, b, model"]);
    }
}
