using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class ConfusionMatrixTests
{
    private static readonly ReferenceFile Reference = new("classification_metrics");

    private static readonly Gen<(int Classes, (int Actual, int Predicted)[] Rows)> AnyRows =
        from classes in Gen.Choose(2, 6)
        from used in Gen.Choose(1, classes)
        from size in Gen.Choose(0, 60)
        from rows in Gen.Choose(0, used * used - 1).ArrayOf(size)
        select (classes, Array.ConvertAll(rows, row => (row / used, row % used)));

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("confusion_matrix_rows_true"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Metrics_agree_with_scikit_learn(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        var expected = Reference[name].GetProperty("expected");
        var labels = expected.Counts("labels");
        var (actual, predicted) = (inputs.Counts("y_true"), inputs.Counts("y_pred"));
        var weights = inputs.Has("sample_weight") ? inputs.Numbers("sample_weight") : Array.ConvertAll(actual, _ => 1.0);
        // Labels of one class only are those of a model that has another one.
        var matrix = new ConfusionMatrix(Math.Max(2, labels.Length));
        for (var i = 0; i < actual.Length; i++)
        {
            matrix.Add(Array.IndexOf(labels, actual[i]), Array.IndexOf(labels, predicted[i]), weights[i]);
        }

        matrix.Count.ShouldBe(actual.Length);
        matrix.Accuracy.ShouldBeWithin(expected.Number("accuracy"), 1e-12);
        matrix.BalancedAccuracy.ShouldBeWithin(expected.Number("balanced_accuracy"), 1e-12);
        matrix.MatthewsCorrelation(ZeroDivision.Zero).ShouldBeWithin(expected.Number("mcc"), 1e-12);
        matrix.CohensKappa.ShouldBeWithin(expected.Number("cohen_kappa"), 1e-12);
        foreach (var micro in new[] { "precision_micro", "recall_micro", "f1_micro" })
        {
            matrix.Accuracy.ShouldBeWithin(expected.Number(micro), 1e-12, what: micro);
        }
        foreach (var (average, suffix) in new[] { (ClassAverage.Macro, "macro"), (ClassAverage.Weighted, "weighted") })
        {
            var metrics = matrix.Average(average, ZeroDivision.Zero);
            metrics.Precision.ShouldBeWithin(expected.Number("precision_" + suffix), 1e-12, what: "precision " + suffix);
            metrics.Recall.ShouldBeWithin(expected.Number("recall_" + suffix), 1e-12, what: "recall " + suffix);
            metrics.F1.ShouldBeWithin(expected.Number("f1_" + suffix), 1e-12, what: "F1 " + suffix);
            metrics.Classes.ShouldBe(labels.Length);
        }
        var perClass = expected.GetProperty("per_class");
        var cells = expected.GetProperty("confusion_matrix_rows_true").EnumerateArray().ToArray();
        for (var i = 0; i < labels.Length; i++)
        {
            var one = matrix.OneVsRest(i);
            ZeroForNaN(one.Precision).ShouldBeWithin(perClass.Numbers("precision")[i], 1e-12);
            ZeroForNaN(one.Recall).ShouldBeWithin(perClass.Numbers("recall")[i], 1e-12);
            ZeroForNaN(one.F1).ShouldBeWithin(perClass.Numbers("f1")[i], 1e-12);
            one.Support.ShouldBeWithin(perClass.Numbers("support")[i], 1e-12);
            for (var j = 0; j < labels.Length; j++)
            {
                matrix[i, j].ShouldBeWithin(cells[i][j].Number(), 1e-12);
            }
        }
    }

    [Fact]
    public void A_class_that_was_never_predicted_is_seen_and_left_out_of_averages_unless_it_counts_as_zero()
    {
        var matrix = Of(3, [(0, 0), (1, 1), (2, 1), (2, 0), (1, 1), (0, 0)]);
        matrix.OneVsRest(2).Precision.ShouldBe(double.NaN);
        matrix.OneVsRest(2).F1.ShouldBe(0);
        var macro = matrix.Average(ClassAverage.Macro);
        (macro.UndefinedPrecisions, macro.UndefinedRecalls, macro.Classes).ShouldBe((1, 0, 3));
        macro.Precision.ShouldBe(2.0 / 3, 1e-15);
        matrix.Average(ClassAverage.Macro, ZeroDivision.Zero).Precision.ShouldBe(4.0 / 9, 1e-15);
        matrix.Average(ClassAverage.Weighted).Precision.ShouldBe(2.0 / 3, 1e-15);
    }

    [Fact]
    public void The_cells_of_one_class_are_those_of_the_two_by_two_table()
    {
        var one = Of(2, [.. Enumerable.Repeat((1, 1), 6), .. Enumerable.Repeat((0, 1), 2), .. Enumerable.Repeat((1, 0), 3), .. Enumerable.Repeat((0, 0), 9)])
            .OneVsRest(1);
        one.ShouldBe(new BinaryConfusion(6, 2, 3, 9));
        one.Precision.ShouldBe(6.0 / 8);
        one.Recall.ShouldBe(6.0 / 9);
        one.Specificity.ShouldBe(9.0 / 11);
        one.FalsePositiveRate.ShouldBe(2.0 / 11);
        one.F1.ShouldBe(12.0 / 17);
        one.FBeta(2).ShouldBe(5 * 6 / (5 * 6 + 2 + 4 * 3.0), 1e-15);
        Should.Throw<ArgumentOutOfRangeException>(() => one.FBeta(0)).ParamName.ShouldBe("beta");
    }

    [Fact]
    public void Without_rows_everything_is_NaN()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(0, 0, weight: 0);
        matrix.Count.ShouldBe(0);
        matrix.Accuracy.ShouldBe(double.NaN);
        matrix.BalancedAccuracy.ShouldBe(double.NaN);
        matrix.CohensKappa.ShouldBe(double.NaN);
        matrix.MatthewsCorrelation().ShouldBe(double.NaN);
        matrix.Average(ClassAverage.Weighted, ZeroDivision.Zero).F1.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_constant_prediction_has_no_correlation_whatever_the_weights()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(0, 1, 0.1);
        matrix.Add(1, 1, 0.2);
        matrix.Add(2, 1, 0.7);
        matrix.MatthewsCorrelation().ShouldBe(double.NaN);
        matrix.MatthewsCorrelation(ZeroDivision.Zero).ShouldBe(0);
        matrix.OneVsRest(1).Specificity.ShouldBe(0);
        matrix.OneVsRest(1).TrueNegatives.ShouldBe(0);
    }

    [Fact]
    public void Metrics_stay_within_their_bounds()
        => Properties.Check(AnyRows, rows =>
        {
            var matrix = Of(rows.Classes, rows.Rows);
            var correlation = matrix.MatthewsCorrelation(ZeroDivision.Zero);
            var macro = matrix.Average(ClassAverage.Macro, ZeroDivision.Zero);
            return correlation is >= -1 and <= 1
                && (double.IsNaN(matrix.CohensKappa) || matrix.CohensKappa <= 1)
                && (rows.Rows.Length == 0 || (macro.F1 is >= 0 and <= 1 && macro.Precision is >= 0 and <= 1))
                && matrix.Total == rows.Rows.Length;
        });

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ConfusionMatrix(1)).ParamName.ShouldBe("classes");
        Should.Throw<ArgumentOutOfRangeException>(() => new ConfusionMatrix(5000)).ParamName.ShouldBe("classes");
        var matrix = Of(2, [(0, 1)]);
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Add(2, 0)).ParamName.ShouldBe("actual");
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Add(0, -1)).ParamName.ShouldBe("predicted");
        foreach (var weight in new[] { -1, double.NaN, double.PositiveInfinity, 1e60 })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => matrix.Add(0, 0, weight)).ParamName.ShouldBe("weight");
        }
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.OneVsRest(2)).ParamName.ShouldBe("class");
        matrix.ToBytes().ShouldBe(Of(2, [(0, 1)]).ToBytes());
    }

    private static double ZeroForNaN(double value) => double.IsNaN(value) ? 0 : value;

    private static ConfusionMatrix Of(int classes, (int Actual, int Predicted)[] rows)
    {
        var matrix = new ConfusionMatrix(classes);
        foreach (var (actual, predicted) in rows)
        {
            matrix.Add(actual, predicted);
        }
        return matrix;
    }
}
