namespace ModelMonitor.Statistics.Tests;

/// <summary>Scores and labels of the demo models in real data, at once and as labels arrive.</summary>
public sealed class ModelTests
{
    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Names), MemberType = typeof(MonitoredModel))]
    public void Scores_are_those_of_the_library_that_the_model_comes_from(string name)
    {
        var data = MonitoredModel.Of(name);
        var checkedRows = 0;
        foreach (var (row, score) in data.Model.Expected)
        {
            data.Scores[row].ShouldBeWithin(score, 0, absolute: 1e-9, what: $"score of row {row}");
            checkedRows++;
        }
        checkedRows.ShouldBeGreaterThan(5);
    }

    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Chunks), MemberType = typeof(MonitoredModel))]
    public void Scores_meet_the_labels_as_expected(string name, int chunk)
    {
        var data = MonitoredModel.Of(name);
        PerformanceAgrees(data, data.Rows(chunk), data.ExpectedIn(chunk).GetProperty("performance_all_labels"));
    }

    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Names), MemberType = typeof(MonitoredModel))]
    public void Scores_meet_the_labels_of_the_reference_as_expected(string name)
    {
        var data = MonitoredModel.Of(name);
        PerformanceAgrees(data, data.Reference, data.Expected.GetProperty("expected_reference").GetProperty("performance_all_labels"));
    }

    [SharedDataTheory]
    [MemberData(nameof(MonitoredModel.Chunks), MemberType = typeof(MonitoredModel))]
    public void Labels_arrive_late_or_never_as_the_rule_says(string name, int chunk)
    {
        var data = MonitoredModel.Of(name);
        var delay = data.Expected.GetProperty("label_delay");
        var (baseRows, spread) = ((long)delay.Number("base_rows"), (uint)delay.Number("spread_rows"));
        var now = data.Rows(chunk).End.Value;
        var expected = data.ExpectedIn(chunk).GetProperty("labels_available_at_end_of_this_chunk");
        expected.GetArrayLength().ShouldBe(chunk + 1);
        foreach (var earlier in expected.EnumerateArray())
        {
            var rows = data.Rows((int)earlier.Number("chunk"));
            var (arrived, sum) = (0, 0.0);
            for (var row = rows.Start.Value; row < rows.End.Value; row++)
            {
                var hash = unchecked((uint)row * 2654435761);
                if ((hash >> 8) % 20 == 0 || row + baseRows + hash % spread >= now || double.IsNaN(data.Labels[row]))
                {
                    continue;
                }
                arrived++;
                sum += data.Model.IsClassifier
                    ? data.Predictions[row] == (data.Labels[row] == 1) ? 1 : 0
                    : Math.Abs(data.Scores[row] - data.Labels[row]);
            }
            arrived.ShouldBe((int)earlier.Number("n_labelled"));
            (sum / arrived).ShouldBeWithin(earlier.Number(data.Model.IsClassifier ? "accuracy" : "mae"), 1e-9, what: "accuracy or MAE");
        }
    }

    private static void PerformanceAgrees(MonitoredModel data, Range rows, System.Text.Json.JsonElement expected)
    {
        var (scores, predictions, labels) = (data.Scores[rows], data.Predictions[rows], data.Labels[rows]);
        labels.Count(double.IsFinite).ShouldBe((int)expected.Number("n_labelled"));
        if (data.Model.IsClassifier)
        {
            var outcomes = new long[4];
            foreach (var (label, prediction) in labels.Zip(predictions))
            {
                outcomes[(label == 1 ? 2 : 0) + (prediction ? 1 : 0)]++;
            }
            outcomes.ShouldBe(expected.Counts("confusion_tn_fp_fn_tp"));
            (outcomes[2] + outcomes[3]).ShouldBe((long)expected.Number("positives"));
            (outcomes[1] + outcomes[3]).ShouldBe((long)expected.Number("predicted_positives"));
            return;
        }
        var errors = new RunningMoments();
        foreach (var (score, label) in scores.Zip(labels))
        {
            errors.Add(score - label);
        }
        errors.Mean.ShouldBeWithin(expected.Number("mean_error_pred_minus_true"), 1e-9, what: "mean error");
        Quantile.Of([.. scores.Zip(labels, (score, label) => Math.Abs(score - label))], 0.5)
            .ShouldBeWithin(expected.Number("median_absolute_error"), 1e-9, what: "median absolute error");
    }
}
