using MathNet.Numerics.Distributions;
using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.OperatingCharacteristics;

/// <summary>Draws the next value of a stream whose mean is off by some standard deviations, and gives it to a detector.</summary>
internal delegate ChangeSignal Step(double shift);

/// <summary>A detector on a stream.</summary>
/// <param name="Name">Name of the detector.</param>
/// <param name="Stream">What its values are.</param>
/// <param name="Start">Makes a new detector on a stream of random numbers.</param>
internal sealed record DetectorCase(string Name, string Stream, Func<Random, Step> Start)
{
    public const double CleanRate = 0.1;

    /// <summary>The rate whose distance from the clean rate is so many standard deviations of a clean indicator.</summary>
    public static double Rate(double shift) => CleanRate + shift * Math.Sqrt(CleanRate * (1 - CleanRate));

    public static DetectorCase OnNumbers(string name, Func<IChangeDetector> create) => new(name, "numbers", random =>
    {
        var detector = create();
        return shift => detector.Update(Normal.Sample(random, shift, 1));
    });

    public static DetectorCase OnErrors(string name, Func<IChangeDetector> create) => new(name, "errors", random =>
    {
        var detector = create();
        return shift => detector.Update(random.NextDouble() < Rate(shift) ? 1 : 0);
    });

    /// <summary>Labels are balanced, and both classes are as often mistaken.</summary>
    public static DetectorCase OnPairs(string name, LinearFourRates detector) => new(name, "label, prediction", random =>
    {
        // One detector for all streams: what it has simulated does not depend on them.
        detector.Reset();
        return shift =>
        {
            var label = random.Next(2) == 0;
            return detector.Update(label, label != random.NextDouble() < Rate(shift));
        };
    });

    /// <summary>Each stream has a baseline of its own.</summary>
    public static DetectorCase OnCells(string name, int cells, int baselineSize, double meanRunLength) => new(name, "numbers in cells", random =>
    {
        var edges = new double[cells - 1];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = Normal.InvCDF(0, 1, (i + 1.0) / cells);
        }
        var baseline = new long[cells];
        for (var i = 0; i < baselineSize; i++)
        {
            baseline[Cell(0)]++;
        }
        var detector = new ConformalDetector(baseline, meanRunLength, random.Next());
        return shift => detector.Update(Cell(shift));

        int Cell(double shift)
        {
            var place = Array.BinarySearch(edges, Normal.Sample(random, shift, 1));
            return place < 0 ? ~place : place;
        }
    });
}
