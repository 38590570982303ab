using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ModelMonitor.Tests.Aggregation;

/// <summary>A sample that fixes cells and one that is counted in them.</summary>
public sealed record BaselineAndLive(double[] Baseline, double[] Live);

/// <summary>Seeded property checks, and samples of every shape that breaks cells.</summary>
public static class Samples
{
    /// <summary>What arithmetic and comparison treat in their own way.</summary>
    public static readonly double[] Extremes =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072009E-308, 1e-300, -1e-300,
        1e300, -1e300, 1, Math.BitIncrement(1), Math.BitDecrement(1),
    ];

    /// <summary>Smooth, integer, constant, zero-inflated, heavy-tailed, far from zero, extreme; 1 to 300 finite values.</summary>
    public static Gen<double[]> Finite { get; } =
        from shape in Gen.Choose(0, 6)
        from size in Gen.Choose(1, 300)
        from values in Gen.Choose(-1_000_000, 1_000_000).ArrayOf(size)
        select Array.ConvertAll(values, value => Shaped(shape, value));

    /// <summary>As <see cref="Finite"/>, with missing and infinite values between.</summary>
    public static Gen<double[]> Any { get; } =
        from values in Finite
        from holes in Gen.Choose(0, 30).ArrayOf(values.Length)
        select values.Zip(holes, (value, hole) => hole switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => double.NegativeInfinity,
            _ => value,
        }).ToArray();

    public static Gen<BaselineAndLive> Pairs { get; } =
        from baseline in Finite
        from live in Any
        select new BaselineAndLive(baseline, live);

    public static void Check<T>(Gen<T> values, Func<T, bool> holds, int times = 300) => Prop.ForAll(Arb.From(values), holds).Check(
        Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261122), FSharpOption<int>.None))));

    public static double[] Sorted(IEnumerable<double> values) => [.. values.Where(double.IsFinite).Order()];

    /// <summary>Normal values with mean 0 and standard deviation 1.</summary>
    public static double[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    private static double Shaped(int shape, int value) => shape switch
    {
        0 => value / 1e6,
        1 => value % 12,
        2 => 42.5,
        3 => value < 400_000 ? 0 : value,
        4 => Math.Tan(1.57 * value / 1e6),
        5 => 1e9 + value / 1e6,
        _ => Extremes[Math.Abs(value) % Extremes.Length],
    };
}
