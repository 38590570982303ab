namespace ModelMonitor.Statistics.Tests;

public sealed class SamplingErrorTests
{
    [Fact]
    public void They_are_the_scatter_of_windows_of_an_unchanged_model()
    {
        var random = new Random(5);
        var baseline = new RegressionErrors();
        for (var i = 0; i < 20_000; i++)
        {
            baseline.Add(0, random.NextDouble() * random.NextDouble());
        }
        var (rmse, accuracy) = (new RunningMoments(), new RunningMoments());
        for (var window = 0; window < 2000; window++)
        {
            var (errors, matrix) = (new RegressionErrors(), new ConfusionMatrix(2));
            for (var i = 0; i < 100; i++)
            {
                errors.Add(0, random.NextDouble() * random.NextDouble());
                matrix.Add(1, random.NextDouble() < 0.8 ? 1 : 0);
            }
            rmse.Add(errors.RootMeanSquaredError);
            accuracy.Add(matrix.Accuracy);
        }
        // A standard deviation of 2,000 windows has a relative error of 1.6 %; four of them.
        SamplingError.OfRootMeanSquaredError(baseline, 100).ShouldBeWithin(rmse.StandardDeviation, 0.065);
        SamplingError.OfAccuracy(0.8, 100).ShouldBeWithin(accuracy.StandardDeviation, 0.065);
    }

    [Fact]
    public void Formulas_are_those_of_the_delta_method()
    {
        var baseline = new RegressionErrors();
        baseline.Add(0, 1);
        baseline.Add(0, -3);
        // e² = 1 and 9: mean 5, population variance 16.
        SamplingError.OfRootMeanSquaredError(baseline, 10).ShouldBe(Math.Sqrt(16 / (4.0 * 10 * 5)), 1e-15);
        SamplingError.OfAccuracy(0.9, 100).ShouldBe(0.03, 1e-15);
        SamplingError.OfRootMeanSquaredError(new RegressionErrors(), 10).ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingError.OfAccuracy(1.1, 10)).ParamName.ShouldBe("baselineAccuracy");
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingError.OfAccuracy(double.NaN, 10)).ParamName.ShouldBe("baselineAccuracy");
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingError.OfAccuracy(0.5, 0)).ParamName.ShouldBe("size");
        Should.Throw<ArgumentOutOfRangeException>(() => SamplingError.OfRootMeanSquaredError(new RegressionErrors(), 0)).ParamName.ShouldBe("size");
    }
}
