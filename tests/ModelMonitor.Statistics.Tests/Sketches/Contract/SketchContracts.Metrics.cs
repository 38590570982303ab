namespace ModelMonitor.Statistics.Tests;

internal static partial class SketchContracts
{
    private static SketchContract<RandomFourierMmd> RandomFourier()
    {
        var features = new RandomFourierFeatures(2, 60, seed: 5, count: 8);
        var reference = new RandomFourierMmd(features);
        reference.AddRange(new Rows([0, 1, 50, -20], 2));
        return new(() => new RandomFourierMmd(features), (ref sketch, value) => sketch.Add([value, value % 7]))
        {
            Agree = Near<RandomFourierMmd>(sketch => [sketch.UnbiasedSquared(reference)]),
            Mismatches =
            [
                (new RandomFourierMmd(new(2, 60, seed: 6, count: 8)), "seed 5", "seed 6"),
                (new RandomFourierMmd(new(2, 61, seed: 5, count: 8)), "60", "61"),
                (new RandomFourierMmd(new(2, 60, seed: 5, count: 16)), "8", "16"),
                (new RandomFourierMmd(new(3, 60, seed: 5, count: 8)), "2", "3"),
            ],
        };
    }

    private static SketchContract<RunningMoments> Moments() => new(() => default, (ref sketch, value) => sketch.Add(value))
    {
        Agree = Near<RunningMoments>(sketch => [sketch.Mean, sketch.Variance, sketch.Skewness, sketch.ExcessKurtosis]),
        Holds = sketch => sketch.Variance.ShouldNotBeInRange(double.NegativeInfinity, -double.Epsilon),
    };

    private static SketchContract<RunningCovariance> Covariance() => new(() => default, (ref sketch, value) => sketch.Add(value, value % 7))
    {
        Agree = Near<RunningCovariance>(sketch => [sketch.MeanX, sketch.MeanY, sketch.M2X, sketch.M2Y, sketch.CoMoment]),
        // Squares that have overflowed are infinite or NaN.
        Holds = sketch => (sketch.M2X < 0 || sketch.M2Y < 0).ShouldBeFalse(),
    };

    private static SketchContract<RunningCovarianceMatrix> CovarianceMatrix() => new(
        () => new RunningCovarianceMatrix(2), (ref sketch, value) => sketch.Add([value, value % 7]))
    {
        Agree = Near<RunningCovarianceMatrix>(
            sketch => [sketch.Mean(0), sketch.Mean(1), sketch.Covariance(0, 0), sketch.Covariance(0, 1), sketch.Covariance(1, 1)]),
        Holds = sketch => sketch.Covariance(0, 0).ShouldNotBeInRange(double.NegativeInfinity, -double.Epsilon),
        Mismatches = [(new RunningCovarianceMatrix(3), "2", "3")],
    };

    private static SketchContract<EppsSingletonSketch> EppsSingletons() => new(() => new EppsSingletonSketch(50), (ref sketch, value) => sketch.Add(value))
    {
        Agree = Near<EppsSingletonSketch>(sketch =>
            [.. Enumerable.Range(0, WaveMoments.Dimensions).SelectMany(i => new[] { sketch.Moments.Mean(i), sketch.Moments.Covariance(i, 0) })]),
        Holds = sketch => sketch.Scale.ShouldBeGreaterThan(0),
        Mismatches = [(new EppsSingletonSketch(2), "50 and 2", "2")],
    };

    private static SketchContract<ConfusionMatrix> Confusion() => new(
        () => new ConfusionMatrix(3), (ref sketch, value) => sketch.Add((value + 300) % 3, (value + 300) / 3 % 3, 1 + (value + 300) % 4))
    {
        Holds = sketch =>
        {
            if (sketch.Count < CountLimit.Largest)
            {
                sketch.Add(1, 1);
            }
            _ = sketch.Average(ClassAverage.Weighted).F1 + sketch.MatthewsCorrelation() + sketch.CohensKappa;
        },
        Mismatches = [(new ConfusionMatrix(2), "3", "2")],
    };

    private static SketchContract<RegressionErrors> Regression() => new(
        () => new RegressionErrors(0.5), (ref sketch, value) => sketch.Add(Math.Abs(value), value % 7, weight: 1 + Math.Abs(value) % 3))
    {
        Agree = Near<RegressionErrors>(sketch =>
        [
            sketch.PercentageExcluded, sketch.MaxError, sketch.MeanError, sketch.MeanAbsoluteError, sketch.MeanSquaredError, sketch.SquaredErrorVariance,
            sketch.RSquared, sketch.ExplainedVariance, sketch.MeanAbsolutePercentageError, sketch.FlooredMeanAbsolutePercentageError,
            sketch.SymmetricMeanAbsolutePercentageError, sketch.MeanSquaredLogError, sketch.PinballLoss(0.3),
        ]),
        Holds = sketch =>
        {
            if (sketch.Count < CountLimit.Largest)
            {
                sketch.Add(1, 2);
            }
            _ = sketch.RSquared + sketch.PinballLoss(0.2) + sketch.MeanSquaredLogError;
        },
        Mismatches = [(new RegressionErrors(1), "0.5", "1")],
    };

    private static SketchContract<CalibrationBins> Calibration(Func<CalibrationBins> create, string name) => new(
        create, (ref sketch, value) => sketch.Add(value % 2 == 0, (value + 300) % 9 / 8.0))
    {
        Holds = sketch =>
        {
            if (sketch.Count < CountLimit.Largest)
            {
                sketch.Add(true, 0.3);
            }
            _ = sketch.Error();
        },
        Mismatches = [(CalibrationBins.EqualWidth(10), name, "10 bins of equal width")],
    };

    private static SketchContract<ScoreHistogram> Scores() => new(
        () => new ScoreHistogram([-100, 0, 2.5]), (ref sketch, value) => sketch.Add(value % 2 == 0, value))
    {
        Holds = sketch =>
        {
            if (sketch.Count < CountLimit.Largest)
            {
                sketch.Add(true, 1);
            }
            _ = sketch.RocAuc;
        },
        Mismatches = [(new ScoreHistogram([0.6]), "3 from -100 to 2.5", "1 from 0.6 to 0.6")],
    };

    private static SketchContract<ConfidenceBasedEstimator> ConfidenceBased() => new(
        () => new ConfidenceBasedEstimator(), (ref sketch, value) => sketch.Add((value + 300) % 9 / 8.0, value % 2 == 0))
    {
        Holds = sketch => _ = sketch.Matrix.Estimate(ConfusionMetric.F1),
    };

    private static SketchContract<MultiClassConfidenceBasedEstimator> MultiClassConfidenceBased() => new(
        () => new MultiClassConfidenceBasedEstimator(3),
        (ref sketch, value) => sketch.Add([(value + 300) % 5 / 8.0, 0.25, 0.75 - (value + 300) % 5 / 8.0], (value + 300) % 3))
    {
        Agree = Near<MultiClassConfidenceBasedEstimator>(sketch =>
            [sketch.Accuracy().Value, sketch.Accuracy().StandardError, sketch.Macro(ConfusionMetric.F1).Value, sketch.ExpectedCount(1, 2)]),
        Holds = sketch => _ = sketch.Macro(ConfusionMetric.F1),
        Mismatches = [(new MultiClassConfidenceBasedEstimator(4), "this one 3", "4 classes")],
    };

    // Sums of some hundred values that no power of two divides are rounded in other places in another order.
    private static Func<T, T, bool> Near<T>(Func<T, double[]> numbers)
        => (a, b) => numbers(a).Zip(numbers(b)).All(pair =>
            double.IsNaN(pair.Second) ? double.IsNaN(pair.First) : Math.Abs(pair.First - pair.Second) <= 1e-11 * (1 + Math.Abs(pair.Second)));
}
