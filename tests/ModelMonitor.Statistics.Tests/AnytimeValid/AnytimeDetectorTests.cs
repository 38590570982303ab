using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Run lengths of the anytime-valid detectors, against their guarantee and against simulations in Python.</summary>
public sealed class AnytimeDetectorTests
{
    private static readonly double[] Edges = [.. Enumerable.Range(1, 39).Select(k => Normal.InvCDF(0, 1, k / 40.0))];

    [Theory]
    [InlineData(2000)]
    [InlineData(300)]
    public void Conformal_detector_keeps_its_mean_run_length(int baselineSize)
    {
        var random = new Random(1);
        var total = 0.0;
        const int runs = 300;
        for (var run = 0; run < runs; run++)
        {
            var detector = new ConformalDetector(Baseline(random, baselineSize), meanRunLength: 200, seed: run);
            total += RunLength(() => detector.Update(Cell(Normal.Sample(random, 0, 1))), longest: 2000);
        }
        // Runs are cut at 2000 values, which only shortens them; the standard error is the mean over √runs.
        (total / runs).ShouldBeGreaterThan(200 * (1 - 2 / Math.Sqrt(runs)));
    }

    [Theory]
    [InlineData(0.5, 1, 82)]
    [InlineData(1, 1, 28)]
    [InlineData(0, 1.5, 76)]
    public void Conformal_detector_finds_changes_as_fast_as_simulated(double shift, double spread, double median)
    {
        var random = new Random(2);
        var lengths = new List<double>();
        for (var run = 0; run < 101; run++)
        {
            var detector = new ConformalDetector(Baseline(random, 2000), meanRunLength: 10_000, seed: run);
            lengths.Add(RunLength(() => detector.Update(Cell(Normal.Sample(random, shift, spread))), longest: 6000));
        }
        lengths.Sort();
        // The median of 101 delays whose spread is half their size.
        lengths[50].ShouldBeWithin(median, relative: 0.25);
    }

    [Fact]
    public void Conformal_detector_starts_over_after_a_change()
    {
        var detector = new ConformalDetector([1000, 0], meanRunLength: 100, seed: 1);
        var changes = 0;
        for (var i = 0; i < 200; i++)
        {
            changes += detector.Update(1) == ChangeSignal.Change ? 1 : 0;
        }
        changes.ShouldBeGreaterThan(5);
        detector.Restart();
        detector.Evidence.ShouldBe(0);
    }

    [Fact]
    public void Mean_detector_keeps_its_run_length_whatever_the_dependence()
    {
        var random = new Random(3);
        var (independent, sticky) = (0.0, 0.0);
        const int runs = 200;
        for (var run = 0; run < runs; run++)
        {
            var first = new BoundedMeanDetector(0.1, meanRunLength: 1000);
            independent += RunLength(() => first.Update(random.NextDouble() < 0.1 ? 1 : 0), longest: 20_000);
            // Values that depend on the past, with the conditional mean at the limit: 0.2 with probability ½, or an error of 1 in 10.
            var second = new BoundedMeanDetector(0.1, meanRunLength: 1000);
            var previous = 0.0;
            sticky += RunLength(
                () => second.Update(previous = previous > 0 ? (random.NextDouble() < 0.5 ? 0.2 : 0) : (random.NextDouble() < 0.1 ? 1 : 0)),
                longest: 20_000);
        }
        (independent / runs).ShouldBe(1227, 3.3 * 1227 / Math.Sqrt(runs));
        (sticky / runs).ShouldBeGreaterThan(1000 * (1 - 3.3 / Math.Sqrt(runs)));
    }

    [Theory]
    [InlineData(0.13, 670)]
    [InlineData(0.15, 336)]
    [InlineData(0.2, 123)]
    [InlineData(0.3, 51)]
    public void Mean_detector_finds_rises_as_fast_as_simulated(double rate, double median)
    {
        var random = new Random(4);
        var lengths = new List<double>();
        for (var run = 0; run < 301; run++)
        {
            var detector = new BoundedMeanDetector(0.1, meanRunLength: 10_000);
            lengths.Add(RunLength(() => detector.Update(random.NextDouble() < rate ? 1 : 0), longest: 20_000));
        }
        lengths.Sort();
        lengths[150].ShouldBeWithin(median, relative: 0.15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => new ConformalDetector([0, 0], 100, 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => new ConformalDetector([1], 1, 1)).ParamName.ShouldBe("meanRunLength");
        Should.Throw<ArgumentOutOfRangeException>(() => new ConformalDetector([1], 100, 1).Update(1)).ParamName.ShouldBe("cell");
        Should.Throw<ArgumentOutOfRangeException>(() => new BoundedMeanDetector(0)).ParamName.ShouldBe("limit");
        Should.Throw<ArgumentOutOfRangeException>(() => new BoundedMeanDetector(0.1).Update(1.1)).ParamName.ShouldBe("value");
    }

    private static int RunLength(Func<ChangeSignal> next, int longest)
    {
        var length = 1;
        while (next() != ChangeSignal.Change && length < longest)
        {
            length++;
        }
        return length;
    }

    private static long[] Baseline(Random random, int size)
    {
        var counts = new long[40];
        for (var i = 0; i < size; i++)
        {
            counts[Cell(Normal.Sample(random, 0, 1))]++;
        }
        return counts;
    }

    private static int Cell(double value)
    {
        var index = Array.BinarySearch(Edges, value);
        return index < 0 ? ~index : index;
    }
}
