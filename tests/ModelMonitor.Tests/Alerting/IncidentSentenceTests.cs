using ModelMonitor.Alerting;
using ModelMonitor.Detection;
using static ModelMonitor.Tests.Alerting.Incidents;

namespace ModelMonitor.Tests.Alerting;

public class IncidentSentenceTests
{
    [Fact]
    public void The_summary_names_the_cause_what_it_explains_and_what_else_changed()
    {
        var incidents = new Incidents();

        var incident = incidents.Raise(
            Of("a", DriftKind.Scale, effect: 6, explains: 0.84) with { NextStep = "Ask who delivers a." },
            Of("b"), Of("c"), Of("prediction", DriftKind.Shift)).ShouldHaveSingleItem().Incident;

        incident.Summary.ShouldBe(
            "a: Scale of 6; p = 1e-9, n = 500; it explains 84 % of the movement of the prediction; 2 others changed: b, c");
        incident.NextStep.ShouldBe("Ask who delivers a.");
        incident.Kind.ShouldBe(DriftKind.Scale);
    }

    [Fact]
    public void Many_names_are_a_few_and_a_number()
    {
        var incidents = new Incidents();

        incidents.Raise([.. "abcdefg".Select(column => Missing(column.ToString()))]).Single().Incident.Summary
            .ShouldEndWith("; 6 others changed: b, c, d and 3 more");
    }

    [Theory]
    [InlineData(DriftAspect.Distribution, "back to the baseline")]
    [InlineData(DriftAspect.MissingValues, "as many values missing as in the baseline")]
    [InlineData(DriftAspect.InfiniteValues, "as many infinite values as in the baseline")]
    [InlineData(DriftAspect.UnseenCategories, "no more unseen categories than expected")]
    [InlineData(DriftAspect.RuleViolations, "no more violations than tolerated")]
    [InlineData(DriftAspect.OutOfRange, "no more values beyond the range of the baseline than expected")]
    [InlineData(DriftAspect.Evidence, "no evidence of a change any more")]
    [InlineData(DriftAspect.Segment, "back to the baseline")]
    [InlineData(DriftAspect.Correlation, "related as in the baseline")]
    [InlineData(DriftAspect.JointDistribution, "the columns together are back to the baseline")]
    [InlineData(DriftAspect.Reconstruction, "rows fit the structure of the baseline")]
    [InlineData(DriftAspect.DuplicateRows, "no more repeated rows than expected")]
    [InlineData(DriftAspect.Volume, "as many predictions as expected")]
    [InlineData(DriftAspect.Freshness, "predictions come again")]
    [InlineData(DriftAspect.Latency, "predictions take as long as expected")]
    [InlineData(DriftAspect.ErrorRate, "no more predictions throw than expected")]
    [InlineData(DriftAspect.Decay, "the slow movement is over")]
    public void The_end_says_what_is_true_and_what_it_was(DriftAspect aspect, string truth)
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", DriftKind.Volume, effect: 3, aspect: aspect));

        incidents.Clear("a").ShouldHaveSingleItem().Message.ShouldBe($"a: {truth}; it was: Volume of 3");
    }

    [Fact]
    public void The_end_of_another_mix_of_segments_is_told_as_such()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a", DriftKind.SegmentMix, effect: 3, aspect: DriftAspect.Volume));

        incidents.Clear("a").Single().Message.ShouldBe("a: the shares are those of the baseline; it was: SegmentMix of 3");
    }

    [Fact]
    public void The_end_of_an_incident_names_all_that_was_in_it_and_comes_when_all_are_over()
    {
        var incidents = new Incidents();
        incidents.Raise(Missing("a", effect: 5), Missing("b"), Of("prediction", DriftKind.Shift));
        incidents.Clear("a").ShouldBeEmpty();
        incidents.Open.Single().Findings.Select(finding => finding.Subject).ShouldBe(["b", "prediction"]);

        var alert = incidents.Clear("b", "prediction").ShouldHaveSingleItem();

        alert.Message.ShouldBe(
            "a: as many values missing as in the baseline; it was: MissingValues of 5; over too: b, prediction");
        alert.Incident.State.ShouldBe(IncidentState.Resolved);
        alert.Incident.Resolved.ShouldBe(alert.Time);
    }

    [Fact]
    public void Windows_that_only_hold_an_alarm_are_not_counted()
    {
        var incidents = new Incidents();
        incidents.Raise(Of("a"));
        incidents.Change(Of("a", effect: 2));
        var seen = incidents.Time.GetUtcNow();
        incidents.Clear("a");

        var incident = incidents.All.ShouldHaveSingleItem();
        (incident.Windows, incident.LastSeen).ShouldBe((2, seen));
    }
}
