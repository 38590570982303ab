using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class RegressionErrorsTests
{
    private static readonly ReferenceFile Reference = new("regression_metrics");

    private static readonly Gen<(double[] Actual, double[] Predicted, double[] Weights, int Split)> AnyRows =
        from pair in Properties.SamplePairs
        from weights in Gen.Choose(1, 30).ArrayOf(Math.Min(pair.X.Length, pair.Y.Length))
        from split in Gen.Choose(0, weights.Length)
        select (pair.X[..weights.Length], pair.Y[..weights.Length], Array.ConvertAll(weights, weight => weight / 7.0), split);

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Metrics_agree_with_scikit_learn(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        var expected = Reference[name].GetProperty("expected");
        var (actual, predicted) = (inputs.Numbers("y_true"), inputs.Numbers("y_pred"));
        var weights = inputs.Has("sample_weight") ? inputs.Numbers("sample_weight") : [];
        var errors = Of(actual, predicted, weights);

        void Check(string metric, double value, double tolerance = 1e-10) => value.ShouldBeWithin(expected.Number(metric), tolerance, what: metric);
        Check("mae", errors.MeanAbsoluteError);
        Check("mse", errors.MeanSquaredError);
        Check("rmse", errors.RootMeanSquaredError);
        Check("max_error", errors.MaxError);
        Check("mean_error_pred_minus_true", errors.MeanError);
        Check("mape_fraction", errors.FlooredMeanAbsolutePercentageError);
        Check("smape_0_to_2", errors.SymmetricMeanAbsolutePercentageError);
        Check("pinball_0.1", errors.PinballLoss(0.1));
        Check("pinball_0.5", errors.PinballLoss(0.5));
        Check("pinball_0.9", errors.PinballLoss(0.9));
        Check("median_absolute_error", MedianAbsoluteError.Of(actual, predicted, weights));
        if (expected.Has("msle"))
        {
            // At an offset of 1e8 the reference subtracts logarithms near 18, which leaves their difference 1e-7 of relative error.
            Check("msle", errors.MeanSquaredLogError, name == "large_offset" ? 1e-6 : 1e-10);
        }
        else
        {
            errors.MeanSquaredLogError.ShouldBe(double.NaN);
        }
        if (actual.Distinct().Count() == 1)
        {
            // scikit-learn defines both as 1 without errors and else 0; a single row has no R².
            errors.RSquared.ShouldBe(double.NaN);
            errors.ExplainedVariance.ShouldBe(double.NaN);
            return;
        }
        // The reference loses digits of the variance at an offset of 1e8, as its notes say.
        Check("r2", errors.RSquared, name == "large_offset" ? 1e-6 : 1e-10);
        Check("explained_variance", errors.ExplainedVariance, name == "large_offset" ? 1e-6 : 1e-10);
    }

    [Fact]
    public void Percentages_leave_out_small_actual_values_and_say_how_many()
    {
        var errors = new RegressionErrors(percentageFloor: 0.5);
        errors.Add(0, 1);
        errors.Add(0.5, 1);
        errors.Add(-2, -1);
        errors.Add(4, 5);
        errors.PercentageExcluded.ShouldBe(2);
        errors.MeanAbsolutePercentageError.ShouldBe((0.5 + 0.25) / 2);
        errors.FlooredMeanAbsolutePercentageError.ShouldBe((0.5 + 0.25 + 1 / 0.5 + 0.5 / 0.5) / 4);

        var zeros = new RegressionErrors();
        zeros.Add(0, 3);
        zeros.MeanAbsolutePercentageError.ShouldBe(double.NaN);
        zeros.SymmetricMeanAbsolutePercentageError.ShouldBe(2);
        zeros.Add(0, 0);
        zeros.SymmetricMeanAbsolutePercentageError.ShouldBe(1);
    }

    [Fact]
    public void The_merge_has_the_metrics_of_all_rows_in_any_order()
        => Properties.Check(AnyRows, rows =>
        {
            var all = Of(rows.Actual, rows.Predicted, rows.Weights);
            var first = Of(rows.Actual[..rows.Split], rows.Predicted[..rows.Split], rows.Weights[..rows.Split]);
            var merged = Of(rows.Actual[rows.Split..], rows.Predicted[rows.Split..], rows.Weights[rows.Split..]);
            merged.Merge(first);
            var scale = Math.Max(1e-12, all.MaxError);
            return merged.Count == all.Count && merged.PercentageExcluded == all.PercentageExcluded && merged.MaxError == all.MaxError
                && Near(merged.MeanError, all.MeanError, scale) && Near(merged.MeanAbsoluteError, all.MeanAbsoluteError, scale)
                && Near(merged.MeanSquaredError, all.MeanSquaredError, scale * scale)
                && Near(merged.SquaredErrorVariance, all.SquaredErrorVariance, scale * scale * scale * scale)
                && Near(merged.PinballLoss(0.3), all.PinballLoss(0.3), scale)
                && Near(merged.SymmetricMeanAbsolutePercentageError, all.SymmetricMeanAbsolutePercentageError, 1)
                && Near(merged.MeanSquaredLogError, all.MeanSquaredLogError, 1);
        });

    [Fact]
    public void Identities_between_the_metrics_hold()
        => Properties.Check(AnyRows, rows =>
        {
            var errors = Of(rows.Actual, rows.Predicted, rows.Weights);
            var mirrored = Of(rows.Predicted, rows.Actual, rows.Weights);
            var scale = Math.Max(1e-12, errors.MaxError);
            return Near(errors.PinballLoss(0.5), errors.MeanAbsoluteError / 2, scale)
                && Near(errors.MeanError, -mirrored.MeanError, scale)
                && Math.Abs(errors.MeanError) <= errors.MeanAbsoluteError + 1e-9 * scale
                && errors.MeanAbsoluteError <= errors.RootMeanSquaredError * (1 + 1e-9) && errors.RootMeanSquaredError <= errors.MaxError * (1 + 1e-9)
                && errors.SymmetricMeanAbsolutePercentageError is >= 0 and <= 2 + 1e-12
                && (double.IsNaN(errors.RSquared) || (errors.RSquared <= 1 && errors.RSquared <= errors.ExplainedVariance + 1e-9 * Math.Abs(errors.RSquared)));
        });

    [Fact]
    public void Without_rows_everything_is_NaN()
    {
        var errors = new RegressionErrors();
        errors.Add(1, 2, weight: 0);
        errors.Count.ShouldBe(0);
        foreach (var metric in new[]
        {
            errors.MeanError, errors.MeanAbsoluteError, errors.MeanSquaredError, errors.RootMeanSquaredError, errors.SquaredErrorVariance,
            errors.MaxError, errors.RSquared, errors.ExplainedVariance, errors.MeanAbsolutePercentageError,
            errors.FlooredMeanAbsolutePercentageError, errors.SymmetricMeanAbsolutePercentageError, errors.MeanSquaredLogError, errors.PinballLoss(0.5),
        })
        {
            metric.ShouldBe(double.NaN);
        }
    }

    [Fact]
    public void The_largest_values_and_weights_keep_a_state_that_can_be_written()
    {
        var errors = new RegressionErrors(1e-50);
        for (var i = 0; i < 1000; i++)
        {
            errors.Add(i % 2 == 0 ? 1e50 : 0, -1e50, 1e50);
        }
        RegressionErrors.FromBytes(errors.ToBytes()).ToBytes().ShouldBe(errors.ToBytes());
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RegressionErrors(0)).ParamName.ShouldBe("percentageFloor");
        Should.Throw<ArgumentOutOfRangeException>(() => new RegressionErrors(double.NaN));
        var errors = Of([1], [2], []);
        var before = errors.ToBytes();
        Should.Throw<ArgumentOutOfRangeException>(() => errors.Add(double.NaN, 1)).ParamName.ShouldBe("actual");
        Should.Throw<ArgumentOutOfRangeException>(() => errors.Add(1, double.NegativeInfinity)).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentOutOfRangeException>(() => errors.Add(1, 1e51)).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentOutOfRangeException>(() => errors.Add(1, 1, -1)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => errors.PinballLoss(1.1)).ParamName.ShouldBe("quantile");
        errors.ToBytes().ShouldBe(before);
    }

    private static bool Near(double actual, double expected, double scale)
        => double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(actual - expected) <= 1e-9 * scale;

    private static RegressionErrors Of(double[] actual, double[] predicted, double[] weights)
    {
        var errors = new RegressionErrors();
        for (var i = 0; i < actual.Length; i++)
        {
            errors.Add(actual[i], predicted[i], weights.Length > 0 ? weights[i] : 1);
        }
        return errors;
    }
}
