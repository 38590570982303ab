using System.ComponentModel.DataAnnotations;
using ModelMonitor.Capture;
using ModelMonitor.Telemetry;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Telemetry;

public class ViolationMetricTests
{
    [Fact]
    public void Each_rule_and_the_fallback_stand_at_zero_from_the_start()
    {
        using var model = new RuledModel(ViolationPolicy.Count);
        using var measurements = new Measurements(model.Name);
        model.Drain();

        measurements.Of(MetricNames.FeatureViolations).ShouldBe(
            ["feature.name=distance rule=range: 0", "feature.name=distance rule=required: 0", "feature.name=weight rule=range: 0"]);
        measurements.Of(MetricNames.Fallbacks).ShouldBe(["0"]);
    }

    [Fact]
    public void Violations_are_told_by_feature_and_rule_also_while_the_baseline_is_learned()
    {
        using var model = new RuledModel(ViolationPolicy.Count, hasBaseline: false);
        using var measurements = new Measurements(model.Name);
        model.WriteMany(RecordKind.Row, 20, seed: 1, RuledModel.DistanceRange);
        model.Drain();
        model.WriteMany(RecordKind.Refused, 3, seed: 2, RuledModel.DistanceRange | RuledModel.WeightRange);
        model.WriteMany(RecordKind.Fallback, 4, seed: 3, RuledModel.DistanceRequired);
        model.WriteMany(RecordKind.Shadow, 5, seed: 4, RuledModel.DistanceRequired);
        model.Drain();

        measurements.Of(MetricNames.FeatureViolations).ShouldBe(
            ["feature.name=distance rule=range: 23", "feature.name=distance rule=required: 4", "feature.name=weight rule=range: 3"]);
    }

    /// <summary>The model may throw what a refusal throws: both are one series.</summary>
    [Fact]
    public void Refusals_are_errors_of_their_type_and_what_happens_in_the_shadow_is_no_prediction()
    {
        using var model = new RuledModel(ViolationPolicy.Throw);
        using var measurements = new Measurements(model.Name);
        model.WriteMany(RecordKind.Row, 10, seed: 1);
        model.WriteMany(RecordKind.Refused, 3, seed: 2, RuledModel.DistanceRange);
        model.WriteError(RecordKind.Error, new ValidationException("the model's own"));
        model.WriteError(RecordKind.Error, new TimeoutException());
        model.WriteMany(RecordKind.Fallback, 7, seed: 3);
        model.WriteMany(RecordKind.Shadow, 5, seed: 4);
        model.WriteError(RecordKind.ShadowError, new TimeoutException());
        model.Drain();

        measurements.Of(MetricNames.Predictions).ShouldBe(
            ["17", "error.type=System.ComponentModel.DataAnnotations.ValidationException: 4", "error.type=System.TimeoutException: 1"]);
        measurements.Of(MetricNames.Fallbacks).ShouldBe(["7"]);
        model.Status.Predictions.ShouldBe(17 + 4 + 1);
    }

    /// <summary>16 types of errors and the rest, and the refusals, which have a series even when those are used up.</summary>
    [Fact]
    public void A_refusal_is_told_by_its_type_however_many_types_of_errors_there_were()
    {
        using var model = new RuledModel(ViolationPolicy.Throw);
        using var measurements = new Measurements(model.Name);
        foreach (var type in typeof(ArgumentException).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(SystemException)) && type.GetConstructor([]) is not null).Take(20))
        {
            model.WriteError(RecordKind.Error, (Exception)Activator.CreateInstance(type)!);
        }

        model.WriteMany(RecordKind.Row, 1, seed: 1);
        model.WriteMany(RecordKind.Refused, 2, seed: 1, RuledModel.DistanceRange);
        model.Drain();

        var series = measurements.Of(MetricNames.Predictions).ToList();
        series.ShouldContain("error.type=System.ComponentModel.DataAnnotations.ValidationException: 2");
        series.ShouldContain("error.type=_OTHER: 4");
        series.Count.ShouldBe(1 + 16 + 1 + 1);
        MetricCardinality.MaxSeriesOf(MetricNames.Predictions, RuledModel.Schema("any", ViolationPolicy.Throw)).ShouldBe(series.Count);
    }

    [Theory]
    [InlineData(MetricNames.FeatureViolations, 3)]
    [InlineData(MetricNames.Fallbacks, 1)]
    [InlineData(MetricNames.Predictions, 18)]
    [InlineData(MetricNames.Alerts, 3 * 4 * 2)]
    [InlineData(MetricNames.AlertsWithheld, 4)]
    [InlineData(MetricNames.IncidentsOpen, 4)]
    [InlineData(MetricNames.AgentFaults, 0)]
    public void A_model_with_rules_has_room_for_each(string metric, int expected) =>
        MetricCardinality.MaxSeriesOf(metric, RuledModel.Schema("any")).ShouldBe(expected);
}
