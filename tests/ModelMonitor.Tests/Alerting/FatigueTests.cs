using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using static ModelMonitor.Tests.Alerting.Incidents;

namespace ModelMonitor.Tests.Alerting;

public class FatigueTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_cause_that_flaps_is_told_once_in_the_cool_down_and_stays_one_incident()
    {
        var incidents = new Incidents();
        var alerts = new List<Alert>();

        // Ten hours of two windows in alarm and two in order.
        for (var i = 0; i < 150; i++)
        {
            alerts.AddRange(incidents.Raise(Of("a")));
            alerts.AddRange(incidents.Suspect());
            alerts.AddRange(incidents.Clear("a"));
            alerts.AddRange(incidents.Suspect());
        }

        incidents.All.ShouldHaveSingleItem().Reopened.ShouldBe(149);
        // Told at once, and then each time that it is in alarm an hour after its end was told.
        alerts.Select(alert => alert.Kind).ShouldBe(Enumerable.Repeat<AlertKind[]>([AlertKind.Raised, AlertKind.Cleared], 10).SelectMany(pair => pair));
        alerts.Where(alert => alert.Kind == AlertKind.Raised).Skip(1).ShouldAllBe(alert => alert.Message.StartsWith("back again: a: "));
        incidents.Withheld(WithheldReason.Cooldown).ShouldBe(149 - 9);
    }

    [Fact]
    public void What_comes_back_and_stays_is_told_when_the_cool_down_is_over()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Clear("a").Single().Kind.ShouldBe(AlertKind.Cleared);
        incidents.Raise(Of("a")).ShouldBeEmpty();

        incidents.Time.Advance(Hour - TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        incidents.Review().ShouldBeEmpty();
        incidents.Time.Advance(TimeSpan.FromTicks(1));

        var alert = incidents.Review().ShouldHaveSingleItem();
        (alert.Kind, alert.Window, alert.Incident.Reopened).ShouldBe((AlertKind.Raised, null, 1));
        incidents.Review().ShouldBeEmpty();
    }

    [Fact]
    public void What_comes_back_after_the_cool_down_is_a_new_incident()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Clear("a");
        incidents.Time.Advance(Hour);

        incidents.Raise(Of("a")).ShouldHaveSingleItem().Incident.Id.ShouldBe("hand@1#2");
    }

    [Fact]
    public void A_wall_clock_that_is_set_does_not_end_a_cool_down()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Clear("a");
        incidents.Time.Jump(incidents.Time.GetUtcNow().AddYears(1));

        incidents.Raise(Of("a")).ShouldBeEmpty();
    }

    [Fact]
    public void A_rise_in_severity_is_told_at_once_and_the_next_when_the_cool_down_is_over()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", effect: 1));

        incidents.Change(Of("a", effect: 4)).ShouldHaveSingleItem().Message
            .ShouldBe("severity Medium, was Low; a: Scale of 4; p = 1e-9, n = 500");
        incidents.Change(Of("a", effect: 40)).ShouldBeEmpty();
        incidents.Change(Of("a", effect: 50)).ShouldBeEmpty();
        incidents.Withheld(WithheldReason.Cooldown).ShouldBe(1);

        incidents.Time.Advance(Hour);
        var alert = incidents.Review().ShouldHaveSingleItem();
        (alert.Kind, alert.Incident.Severity).ShouldBe((AlertKind.Escalated, IncidentSeverity.High));
        alert.Message.ShouldStartWith("severity High, was Medium; ");
    }

    [Fact]
    public void A_finding_that_joins_is_told_with_its_name_unless_it_is_over_before_it_may_be()
    {
        var incidents = new Incidents();
        incidents.Raise(Missing("a", 2));
        incidents.Raise(Missing("b"), Missing("c")).ShouldHaveSingleItem().Message
            .ShouldBe("b, c joined; a: MissingValues of 2; p = 1e-9, n = 500; 2 others changed: b, c");
        incidents.Raise(Missing("d")).ShouldBeEmpty();
        incidents.Clear("d");

        incidents.Time.Advance(Hour);
        incidents.Review().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_muted_is_kept_counted_and_told_when_the_mute_ends_if_it_is_still_there()
    {
        var incidents = new Incidents();
        incidents.Mutes.Mute(Model, null, incidents.Time.GetUtcNow() + Hour);

        incidents.Raise(Of("a"), Of("b", DriftKind.Constant)).ShouldBeEmpty();
        incidents.Clear("b").ShouldBeEmpty();

        incidents.Open.ShouldHaveSingleItem().IsMuted.ShouldBeTrue();
        incidents.Withheld(WithheldReason.Muted).ShouldBe(2);
        incidents.Time.Advance(Hour);
        incidents.Review().Select(alert => (alert.Kind, alert.Incident.Findings[0].Subject)).ShouldBe([(AlertKind.Raised, "a")]);
        incidents.Open.Single().IsMuted.ShouldBeFalse();
    }

    [Fact]
    public void The_end_of_what_was_told_before_a_mute_is_told_after_it()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Mutes.Mute(Model, "a", incidents.Time.GetUtcNow() + Hour);
        incidents.Clear("a").ShouldBeEmpty();

        incidents.Mutes.Mute(Model, "a", incidents.Time.GetUtcNow());

        incidents.Review().ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Cleared);
    }

    [Fact]
    public void A_muted_feature_mutes_the_outputs_that_follow_it_and_no_other_feature()
    {
        var incidents = new Incidents();
        incidents.Mutes.Mute(Model, "a", incidents.Time.GetUtcNow() + Hour);
        incidents.Mutes.Mute("another model", null, incidents.Time.GetUtcNow() + Hour);
        incidents.Raise(Of("a", DriftKind.MissingValues, explains: 0.9), Of("prediction", DriftKind.Shift)).ShouldBeEmpty();

        incidents.Raise(Of("b", DriftKind.Constant), Of("c", DriftKind.MissingValues))
            .Select(alert => string.Join(", ", alert.Incident.Findings.Select(finding => finding.Subject)))
            .ShouldBe(["a, c, prediction", "b"]);
    }

    [Fact]
    public void Of_an_acknowledged_incident_only_a_rise_and_the_end_are_told()
    {
        var incidents = new Incidents();
        var id = incidents.Raise(Missing("a")).Single().Incident.Id;
        incidents.Acknowledge(id).ShouldBeTrue();
        incidents.Open.Single().State.ShouldBe(IncidentState.Acknowledged);

        incidents.Raise(Missing("b")).ShouldBeEmpty();
        incidents.Withheld(WithheldReason.Acknowledged).ShouldBe(1);
        incidents.Change(Missing("a", effect: 30)).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Escalated);
        incidents.Clear("a", "b").ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Cleared);

        incidents.Acknowledge(id).ShouldBeFalse();
        incidents.Raise(Missing("a"));
        incidents.Open.Single().State.ShouldBe(IncidentState.Open);
        incidents.Acknowledge("hand@1#7").ShouldBeFalse();
    }

    [Fact]
    public void Below_the_least_severity_nothing_is_told_until_it_is_reached()
    {
        var incidents = new Incidents(options => options.MinimumSeverity = IncidentSeverity.High);
        incidents.Raise(Of("a", effect: 4)).ShouldBeEmpty();
        incidents.Withheld(WithheldReason.Severity).ShouldBe(1);

        incidents.Change(Of("a", effect: 12)).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Raised);
        incidents.Clear("a").ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Cleared);

        incidents.Raise(Of("b", DriftKind.Constant));
        incidents.Clear("b").ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_cool_down_everything_is_told()
    {
        var incidents = new Incidents(options => options.Cooldown = TimeSpan.Zero);

        for (var i = 1; i <= 3; i++)
        {
            incidents.Raise(Of("a")).ShouldHaveSingleItem().Incident.Id.ShouldBe($"hand@1#{i}");
            incidents.Clear("a").ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Cleared);
        }
    }

    [Fact]
    public void There_is_an_end_to_mutes()
    {
        var incidents = new Incidents();
        for (var i = 0; i < Mutes.Capacity; i++)
        {
            incidents.Mutes.Mute(Model, $"x{i}", incidents.Time.GetUtcNow() + Hour);
        }

        Should.Throw<InvalidOperationException>(() => incidents.Mutes.Mute(Model, "one more", incidents.Time.GetUtcNow() + Hour))
            .Message.ShouldStartWith("10000 mutes are in force");
        incidents.Time.Advance(Hour);
        incidents.Mutes.Mute(Model, "a", incidents.Time.GetUtcNow() + Hour);
        incidents.Raise(Of("a")).ShouldBeEmpty();
    }
}
