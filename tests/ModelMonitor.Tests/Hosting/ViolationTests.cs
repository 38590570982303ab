using System.ComponentModel.DataAnnotations;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Hosting;

public class ViolationTests
{
    private const int Size = RuledModel.WindowSize;

    [Fact]
    public void Violations_are_counted_by_feature_and_rule_and_the_rows_judged_like_any_other()
    {
        using var model = new RuledModel(ViolationPolicy.Count);
        model.WriteMany(RecordKind.Row, 60, seed: 2);
        model.WriteMany(RecordKind.Row, 30, seed: 3, RuledModel.DistanceRange);
        model.WriteMany(RecordKind.Row, 10, seed: 4, RuledModel.DistanceRange | RuledModel.WeightRange);
        model.Drain();

        RuleViolations[] expected =
        [
            new("distance", "range", "Range(0, 5000)", 40, 0.4),
            new("distance", "required", "Required", 0, 0),
            new("weight", "range", "Range(0, 1)", 10, 0.1),
        ];
        model.Status.Violations.ShouldBe(expected);
        var report = model.Reports.ShouldHaveSingleItem();
        report.Violations.ShouldBe(expected);
        (report.Predictions, report.Flagged, report["distance"].Count).ShouldBe((Size, 0, Size));
    }

    [Fact]
    public void Flagged_rows_fill_the_window_and_stay_out_of_its_distributions()
    {
        using var model = new RuledModel(ViolationPolicy.Flag);
        for (var i = 0; i < Size; i++)
        {
            model.Write(RecordKind.Row, i % 4 == 0 ? [1e9, 0.5, 1] : [i, 0.5, 1], i % 4 == 0 ? RuledModel.DistanceRange : 0);
        }

        model.Drain();

        var report = model.Reports.ShouldHaveSingleItem();
        (report.Predictions, report.Flagged, report["distance"].Count, report["prediction"].Count).ShouldBe((Size, 25, 75, 75));
        report.Violations[0].Count.ShouldBe(25);
        var status = model.Status;
        (status.Predictions, status.Recorded, status.Flagged).ShouldBe((Size, Size, 25));
    }

    [Fact]
    public void Flagged_rows_are_not_learned_from()
    {
        using var model = new RuledModel(ViolationPolicy.Flag, options => options.BaselineSize = 100, hasBaseline: false);
        for (var i = 0; i < 100; i++)
        {
            model.Write(RecordKind.Row, [-1e9, 0.5, 1], RuledModel.DistanceRange);
            model.Write(RecordKind.Row, [i, 0.5, 1]);
        }

        model.Drain();

        model.Learned.ShouldNotBeNull();
        var distance = model.Learned.Columns[0];
        (distance.Count, distance.Min, distance.Max).ShouldBe((100, 0, 99));
        model.Status.Violations[0].ShouldBe(new("distance", "range", "Range(0, 5000)", 100, 0.5));
    }

    [Fact]
    public void A_baseline_is_learned_from_rows_with_flags_and_key_column_by_column()
    {
        using var model = new RuledModel(ViolationPolicy.Count, options => options.BaselineSize = 50, hasBaseline: false);
        for (var i = 0; i < 50; i++)
        {
            model.Write(RecordKind.Row, [i, 1_000 + i, 2_000 + i], RuledModel.WeightRange);
        }

        model.Drain();

        model.Learned!.Columns.Select(column => (column.Min, column.Max)).ShouldBe([(0, 49), (1_000, 1_049), (2_000, 2_049)]);
    }

    [Fact]
    public void A_refused_prediction_is_an_error_of_its_own_type_whose_violations_count()
    {
        using var model = new RuledModel(ViolationPolicy.Throw);
        model.WriteMany(RecordKind.Row, 70, seed: 5);
        model.WriteMany(RecordKind.Refused, 30, seed: 6, RuledModel.WeightRange);
        model.WriteError(RecordKind.Error, new ValidationException("the model's own"));
        model.Drain();

        var status = model.Status;
        (status.Predictions, status.Recorded, status.Errors, status.Refused).ShouldBe((101, 70, 31, 30));
        var report = model.Reports.ShouldHaveSingleItem();
        (report.Predictions, report.Refused, report.Errors).ShouldBe((70, 30, 30));
        report["weight"].Count.ShouldBe(70);
        report.Violations[2].ShouldBe(new("weight", "range", "Range(0, 1)", 30, 0.3));
    }

    [Fact]
    public async Task A_model_that_refuses_everything_still_closes_windows_and_alarms()
    {
        using var model = new RuledModel(ViolationPolicy.Throw);
        model.WriteMany(RecordKind.Refused, 2 * Size, seed: 7, RuledModel.DistanceRequired);
        model.Drain();

        model.Reports.Select(report => (report.Predictions, report.Refused)).ShouldBe([(0, Size), (0, Size)]);
        var verdict = model.Reports[1]["distance"];
        (verdict.State, verdict.Kind, verdict.Count).ShouldBe((DriftState.Drifted, DriftKind.RuleViolations, 0));
        model.Reports[1]["prediction"].State.ShouldBe(DriftState.InsufficientData);
        (await model.Alerts()).ShouldHaveSingleItem().Message
            .ShouldBe("distance: 100 % of the values violate Required; p < 1e-12, n = 100");
    }

    [Fact]
    public void What_the_fallback_answers_is_counted_as_such_and_stays_out_of_the_distributions()
    {
        using var model = new RuledModel(ViolationPolicy.Fallback);
        model.WriteMany(RecordKind.Row, 40, seed: 8);
        model.WriteMany(RecordKind.Fallback, 50, seed: 9, RuledModel.DistanceRange);
        model.WriteMany(RecordKind.Fallback, 10, seed: 10);
        model.Drain();

        var status = model.Status;
        (status.Predictions, status.Recorded, status.FellBack, status.Errors).ShouldBe((100, 40, 60, 0));
        var report = model.Reports.ShouldHaveSingleItem();
        (report.Predictions, report.FellBack, report["distance"].Count).ShouldBe((100, 60, 40));
        report.Violations[0].Count.ShouldBe(50);
        report["distance"].Kind.ShouldBe(DriftKind.RuleViolations);
    }

    [Fact]
    public void A_shadow_enters_the_distributions_and_is_no_prediction_and_no_second_violation()
    {
        using var model = new RuledModel(ViolationPolicy.Count);
        for (var i = 0; i < Size; i++)
        {
            model.WriteMany(RecordKind.Fallback, 1, seed: i, RuledModel.WeightRange);
            if (i % 2 == 0)
            {
                model.WriteMany(RecordKind.Shadow, 1, seed: i, RuledModel.WeightRange);
            }
            else
            {
                model.WriteError(RecordKind.ShadowError, new TimeoutException());
            }
        }

        model.Drain();

        var status = model.Status;
        (status.Predictions, status.FellBack, status.Recorded, status.Errors, status.Shadowed, status.ShadowErrors)
            .ShouldBe((Size, Size, 0, 0, 50, 50));
        status.Violations[2].Count.ShouldBe(Size);
        var report = model.Reports.ShouldHaveSingleItem();
        (report.Predictions, report.FellBack, report.Shadowed, report["weight"].Count).ShouldBe((Size, Size, 50, 50));
        report.Violations[2].ShouldBe(new("weight", "range", "Range(0, 1)", Size, 1));
    }

    [Fact]
    public void A_baseline_is_learned_from_what_the_model_said_not_from_its_fallback()
    {
        using var model = new RuledModel(ViolationPolicy.Fallback, options => options.BaselineSize = 60, hasBaseline: false);
        for (var i = 0; i < 60; i++)
        {
            model.Write(RecordKind.Fallback, [i, 0.5, -1]);
            model.Write(i < 30 ? RecordKind.Shadow : RecordKind.Row, [i, 0.5, 1]);
        }

        model.Drain();

        model.Learned!.Columns[2].Min.ShouldBe(1);
        model.Learned.Columns[0].Count.ShouldBe(60);
    }
}
