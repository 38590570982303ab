using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

/// <summary>States are added to for every row and read for every window: neither must feed the garbage collector.</summary>
public sealed class PerformanceStatesAllocateNothingTests
{
    [Fact]
    public void Neither_adding_nor_reading()
    {
        var (matrix, errors) = (new ConfusionMatrix(5), new RegressionErrors());
        var (histogram, bins) = (ScoreHistogram.ForProbabilities(), CalibrationBins.EqualMass([0.1, 0.2, 0.4, 0.8]));
        bool[] actual = [true, false, true];
        double[] probabilities = [0.3, 0.2, 0.9];

        double Work()
        {
            matrix.Add(1, 2);
            errors.Add(1, 2);
            histogram.Add(true, 0.3);
            histogram.Add(false, 0.2);
            bins.Add(true, 0.4);
            return matrix.Average(ClassAverage.Macro).F1 + matrix.MatthewsCorrelation(ZeroDivision.Zero) + errors.RootMeanSquaredError
                + histogram.RocAuc.Auc + DeLong.FromCells(histogram.Positives, histogram.Negatives).Auc + bins.Error(1).Expected
                + LogLoss.Of(actual, probabilities) + BrierScore.Of(actual, probabilities);
        }

        var sum = 0.0;
        Allocations.Each(() => sum += Work(), calls: 1_000).ShouldBe(0);
        double.IsFinite(sum).ShouldBeTrue();
    }
}
