using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ModelMonitor.Statistics.Tests;

/// <summary>A pair of samples that a property is checked on.</summary>
public sealed record SamplePair(double[] X, double[] Y);

/// <summary>A pair of counts on the same cells that a property is checked on.</summary>
public sealed record CountPair(long[] Baseline, long[] Live);

/// <summary>Seeded property checks and the generators they draw from.</summary>
public static class Properties
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261122), FSharpOption<int>.None)));

    /// <summary>Samples of 1 to 60 values: smooth, tied, constant, heavy-tailed, tiny, or far from zero.</summary>
    public static Gen<SamplePair> SamplePairs { get; } =
        from shape in Gen.Choose(0, 5)
        from otherShape in Gen.Frequency((3, Gen.Constant(shape)), (1, Gen.Choose(0, 5)))
        from x in Sample(shape)
        from y in Sample(otherShape)
        select new SamplePair(x, y);

    /// <summary>Counts on 1 to 30 cells, many of them empty, with at least one observation on each side.</summary>
    public static Gen<CountPair> CountPairs { get; } =
        from cells in Gen.Choose(1, 30)
        from largest in Gen.Elements(1, 3, 50, 100_000)
        from baseline in Counts(cells, largest)
        from live in Counts(cells, largest)
        select new CountPair(baseline, live);

    public static void Check<T>(Gen<T> values, Func<T, bool> holds, int trials = 500)
        => Prop.ForAll(Arb.From(values), holds).Check(Seeded.WithMaxTest(trials));

    private static Gen<double[]> Sample(int shape)
        => from size in Gen.Choose(1, 60)
           from shift in Gen.Choose(-3, 3)
           from values in Gen.Choose(-1_000_000, 1_000_000).ArrayOf(size)
           select Array.ConvertAll(values, value => Shaped(shape, shift, value / 1_000_000.0));

    private static double Shaped(int shape, int shift, double u) => shape switch
    {
        0 => u + 0.3 * shift,
        1 => Math.Round(4 * u) + shift,
        2 => shift,
        3 => Math.Tan(1.57 * u) + shift,
        4 => 1e-12 * (u + 0.3 * shift),
        _ => 1e9 + u + shift,
    };

    private static Gen<long[]> Counts(int cells, int largest)
        => from counts in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, largest))).ArrayOf(cells)
           from filled in Gen.Choose(0, cells - 1)
           select WithOneObservation(Array.ConvertAll(counts, count => (long)count), filled);

    private static long[] WithOneObservation(long[] counts, int cell)
    {
        counts[cell]++;
        return counts;
    }
}
