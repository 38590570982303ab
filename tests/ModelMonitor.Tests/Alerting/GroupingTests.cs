using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using static ModelMonitor.Tests.Alerting.Incidents;

namespace ModelMonitor.Tests.Alerting;

public class GroupingTests
{
    [Fact]
    public void Unrelated_columns_are_incidents_of_their_own()
    {
        var incidents = new Incidents();

        var alerts = incidents.Raise(Of("a", DriftKind.Scale, effect: 2), Of("b", DriftKind.Constant));

        incidents.Causes.ShouldBe(["a", "b"]);
        alerts.Select(alert => (alert.Kind, alert.Incident.Id)).ShouldBe([(AlertKind.Raised, "hand@1#1"), (AlertKind.Raised, "hand@1#2")]);
    }

    [Fact]
    public void The_prediction_belongs_to_the_cause_that_explains_most_of_its_movement_and_leads_no_other_to_it()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", DriftKind.Scale, effect: 9, explains: 0.25), Of("b", DriftKind.Constant, explains: 0.6));

        incidents.Raise(Of("prediction", DriftKind.Shift), Of("c", DriftKind.Spread, explains: 0.05));

        incidents.Causes.ShouldBe(["a", "b, prediction", "c"], ignoreOrder: true);
    }

    [Fact]
    public void A_broken_pipeline_that_moves_the_prediction_is_one_incident_although_they_concern_different_people()
    {
        var incidents = new Incidents();

        var alert = incidents.Raise(Missing("a") with { ShareExplained = 0.8 }, Of("prediction", DriftKind.Shift)).ShouldHaveSingleItem();

        alert.Incident.Category.ShouldBe(AlarmCategory.Reliability);
        incidents.Causes.ShouldBe(["a, prediction"]);
    }

    [Fact]
    public void Ten_columns_may_each_explain_a_tenth()
    {
        var incidents = new Incidents();
        incidents.Raise([.. "abcdefgh".Select(column => Missing(column.ToString()) with { ShareExplained = 0.1 })]);

        incidents.Raise(Of("prediction", DriftKind.Shift));

        incidents.Open.ShouldHaveSingleItem().Findings.Count.ShouldBe(9);
    }

    [Fact]
    public void A_prediction_that_nothing_explains_is_an_incident_until_a_cause_is_found()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("prediction", DriftKind.Shift, effect: 50));
        incidents.Raise(Of("b", DriftKind.Spread, explains: 0.1));
        incidents.Causes.ShouldBe(["prediction", "b"], ignoreOrder: true);

        incidents.Raise(Of("a", DriftKind.Scale, explains: 0.7));

        incidents.Causes.ShouldBe(["a, prediction", "b"], ignoreOrder: true);
    }

    [Fact]
    public void Where_no_share_is_known_the_prediction_belongs_to_what_began_with_it()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Suspect();
        incidents.Suspect();
        incidents.Raise(Of("b", DriftKind.Constant), Of("prediction", DriftKind.Shift));

        incidents.Causes.ShouldBe(["b, prediction", "a"]);
    }

    [Fact]
    public void Columns_that_go_missing_together_are_one_incident()
    {
        var incidents = new Incidents();

        incidents.Raise(Missing("c"), Missing("a", effect: 4), Missing("b"), Of("d", DriftKind.Scale)).Count.ShouldBe(2);

        incidents.Causes.ShouldBe(["a, b, c", "d"]);
    }

    [Fact]
    public void Those_that_follow_in_the_next_window_belong_to_them_and_those_that_come_later_do_not()
    {
        var incidents = new Incidents();
        incidents.Raise(Missing("a"));
        incidents.Raise(Missing("b"));
        incidents.Suspect();
        incidents.Raise(Missing("c"));

        incidents.Causes.ShouldBe(["a, b", "c"]);
    }

    [Fact]
    public void What_counts_is_when_a_change_was_first_suspected_and_not_when_it_was_confirmed()
    {
        var incidents = new Incidents();
        incidents.Suspect(Missing("a"), Missing("b"));
        incidents.Raise(Missing("a"));
        incidents.Suspect(Missing("b"));
        incidents.Raise(Missing("b"));

        incidents.Causes.ShouldBe(["a, b"]);
    }

    [Fact]
    public void Overlapping_windows_of_one_length_began_together()
    {
        var incidents = new Incidents(panes: 5);
        incidents.Raise(Missing("a"));
        for (var pane = 0; pane < 4; pane++)
        {
            incidents.Suspect();
        }

        incidents.Raise(Missing("b"));
        incidents.Raise(Missing("c"));

        incidents.Causes.ShouldBe(["a, b, c"]);
        new Incidents(panes: 5).Causes.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_windows_of_two_lengths_have_in_alarm_is_over_when_both_say_so()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Raise(Of("a")).ShouldBeEmpty();

        incidents.ClearOnce("a").ShouldBeEmpty();
        incidents.Causes.ShouldBe(["a"]);
        incidents.ClearOnce("a").ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Cleared);
    }

    [Fact]
    public void A_suspicion_does_not_replace_what_is_known()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", effect: 4));

        incidents.Suspect(Of("a", DriftKind.Decay, effect: 9, aspect: DriftAspect.Decay));

        var incident = incidents.Open.Single();
        (incident.Kind, incident.Severity).ShouldBe((DriftKind.Scale, IncidentSeverity.Medium));
    }

    [Fact]
    public void Too_few_predictions_and_none_at_all_are_one_incident_and_slow_ones_another()
    {
        var incidents = new Incidents();

        incidents.Raise(OfModel(DriftAspect.Volume, DriftKind.Volume), OfModel(DriftAspect.Latency, DriftKind.Latency));
        incidents.RaiseBetween(OfModel(DriftAspect.Freshness, DriftKind.NoData)).ShouldHaveSingleItem().Window.ShouldBeNull();

        incidents.Open.Select(incident => string.Join(", ", incident.Findings.Select(finding => finding.Aspect)))
            .ShouldBe(["Volume, Freshness", "Latency"], ignoreOrder: true);
    }

    [Fact]
    public void The_first_mover_is_what_was_suspected_first()
    {
        var incidents = new Incidents();
        var start = incidents.Time.GetUtcNow();
        incidents.Suspect(Missing("b"));
        incidents.Raise(Missing("a", effect: 20), Missing("b"));

        var incident = incidents.Open.ShouldHaveSingleItem();
        incident.Findings[0].Subject.ShouldBe("a");
        incident.FirstMover.ShouldBe(new("b", start + TimeSpan.FromMinutes(1)));
        incident.Opened.ShouldBe(start + TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void The_order_of_findings_does_not_matter()
    {
        Finding[] pool =
        [
            Missing("a"), Missing("b", 4), Of("c", DriftKind.Scale, 3, explains: 0.5), Of("d", DriftKind.Constant, 3),
            Of("e", DriftKind.Scale), Of("prediction", DriftKind.Shift, 7),
            Of("c ~ d", DriftKind.Dependence, aspect: DriftAspect.Correlation, columns: ["c", "d"]),
            Of("model", DriftKind.Dependence, aspect: DriftAspect.JointDistribution, columns: []),
            OfModel(DriftAspect.Volume, DriftKind.Volume), OfModel(DriftAspect.Freshness, DriftKind.NoData),
        ];
        var cases =
            from orders in Gen.Two(Gen.Shuffle(pool))
            from cut in Gen.Choose(0, pool.Length)
            select (orders.Item1, orders.Item2, Cut: cut);

        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            // The same findings come in the same windows, in another order within each.
            var first = drawn.Item1[..drawn.Cut].ToHashSet();
            return Tell(drawn.Item1, first).SequenceEqual(Tell(drawn.Item2, first));
        }).QuickCheckThrowOnFailure();

        static List<string> Tell(Finding[] order, HashSet<Finding> first)
        {
            var incidents = new Incidents();
            Alert[] alerts = [.. incidents.Raise([.. order.Where(first.Contains)]), .. incidents.Raise([.. order.Where(finding => !first.Contains(finding))])];
            return [.. alerts.Select(alert => $"{alert.Kind} {alert.Incident.Id} {alert.Message}"), .. incidents.Causes];
        }
    }

    [Fact]
    public void The_number_of_open_incidents_and_of_kept_ones_is_bounded()
    {
        var incidents = new Incidents(options => options.KeptIncidents = 10);
        Finding[] segments = [.. Enumerable.Range(0, 200).Select(i =>
            Of($"s{i} = 1: a", DriftKind.Shift, aspect: DriftAspect.Segment, columns: [$"s{i}"]))];
        foreach (var segment in segments)
        {
            incidents.Raise(segment);
            incidents.Suspect();
        }

        incidents.Open.Count().ShouldBe(50);
        incidents.Open.Sum(incident => incident.Findings.Count).ShouldBe(200);

        incidents.Clear([.. segments.Select(segment => segment.Subject)]);
        incidents.All.Count.ShouldBe(10);
        incidents.All.ShouldAllBe(incident => incident.State == IncidentState.Resolved);
    }
}
