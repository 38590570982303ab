using System.Text.Json;

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

    private static void PerformanceAgrees(MonitoredModel data, Range rows, JsonElement expected)
    {
        var (scores, predictions, labels) = (data.Scores[rows], data.Predictions[rows], data.Labels[rows]);
        labels.Count(double.IsFinite).ShouldBe((int)expected.Number("n_labelled"));
        var metrics = data.Model.IsClassifier
            ? OfClasses(scores, predictions, labels, expected.Counts("confusion_tn_fp_fn_tp"))
            : OfNumbers(scores, labels);
        foreach (var (name, value) in metrics)
        {
            // Undefined for a single class, except for the recall of that class.
            var reference = expected.Number(name);
            if (!double.IsNaN(reference) || name != "balanced_accuracy")
            {
                value.ShouldBeWithin(reference, 1e-9, what: name);
            }
        }
    }

    private static IEnumerable<(string Name, double Value)> OfClasses(
        double[] scores, bool[] predictions, double[] labels, long[] outcomes)
    {
        var actual = Array.ConvertAll(labels, label => label == 1);
        var (matrix, bins) = (new ConfusionMatrix(2), CalibrationBins.EqualWidth(10));
        for (var i = 0; i < labels.Length; i++)
        {
            matrix.Add(actual[i] ? 1 : 0, predictions[i] ? 1 : 0);
            bins.Add(actual[i], scores[i]);
        }
        var positive = matrix.OneVsRest(1);
        new[] { positive.TrueNegatives, positive.FalsePositives, positive.FalseNegatives, positive.TruePositives }
            .ShouldBe(Array.ConvertAll(outcomes, count => (double)count));
        return
        [
            ("positives", positive.Support),
            ("predicted_positives", positive.Predicted),
            ("accuracy", matrix.Accuracy),
            ("balanced_accuracy", matrix.BalancedAccuracy),
            ("precision", ZeroIfUndefined(positive.Precision)),
            ("recall", ZeroIfUndefined(positive.Recall)),
            ("f1", ZeroIfUndefined(positive.F1)),
            ("mcc", matrix.MatthewsCorrelation(ZeroDivision.Zero)),
            ("roc_auc", RocAuc.Of(actual, scores)),
            ("average_precision", AveragePrecision.Of(actual, scores)),
            ("log_loss", LogLoss.Of(actual, scores, clip: LogLoss.ScikitLearnClip)),
            ("brier", BrierScore.Of(actual, scores)),
            ("ece_equal_width_10", bins.Error().Expected),
        ];
    }

    private static IEnumerable<(string Name, double Value)> OfNumbers(double[] scores, double[] labels)
    {
        var errors = new RegressionErrors();
        for (var i = 0; i < labels.Length; i++)
        {
            errors.Add(labels[i], scores[i]);
        }
        return
        [
            ("mae", errors.MeanAbsoluteError),
            ("rmse", errors.RootMeanSquaredError),
            ("r2", errors.RSquared),
            ("mean_error_pred_minus_true", errors.MeanError),
            ("median_absolute_error", MedianAbsoluteError.Of(labels, scores)),
        ];
    }

    // The reference counts 0/0 as 0.
    private static double ZeroIfUndefined(double value) => double.IsNaN(value) ? 0 : value;
}
