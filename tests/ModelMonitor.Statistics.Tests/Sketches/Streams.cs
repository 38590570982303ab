using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Streams that sketches are checked on.</summary>
public static class Streams
{
    /// <summary>What arithmetic and comparison treat in their own way.</summary>
    public static readonly double[] Extremes =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072009E-308, 2.2250738585072014E-308,
        1e-300, -1e-300, 1e300, -1e300, 1, Math.BitIncrement(1), Math.BitDecrement(1),
    ];

    /// <summary>Parts of a stream, some empty, of whole numbers, whose sums are exact in any order.</summary>
    public static Gen<double[][]> WholeNumbers { get; } =
        from parts in Gen.Choose(2, 5)
        from scale in Gen.Elements(1, 1000, 1 << 30)
        from values in Gen.Sized(size => Gen.Choose(-scale, scale).ArrayOf(size)).ArrayOf(parts)
        select Array.ConvertAll(values, part => Array.ConvertAll(part, value => (double)(value % 7 == 0 ? value / 7 % 3 : value)));

    /// <summary>Values of both signs, of every magnitude that a double has, some of them extreme.</summary>
    public static Gen<double[]> AllMagnitudes { get; } =
        from values in Gen.Choose(-1_000_000, 1_000_000).ArrayOf(80)
        from exponents in Gen.Choose(-305, 305).ArrayOf(80)
        select values.Zip(exponents, (value, exponent) => value % 10 == 0 ? Extremes[Math.Abs(value / 10) % Extremes.Length] : value * 1e-6 * Math.Pow(10, exponent)).ToArray();

    /// <summary>Normal values.</summary>
    public static double[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    /// <summary>1 to n in random order.</summary>
    public static double[] Permutation(int n, int seed)
    {
        var values = Enumerable.Range(1, n).Select(i => (double)i).ToArray();
        new Random(seed).Shuffle(values);
        return values;
    }

    /// <summary>The parts in another order.</summary>
    public static double[][] Reversed(this double[][] parts) => [.. Enumerable.Reverse(parts)];

    /// <summary>A KLL sketch of a stream.</summary>
    public static KllSketch Kll(IEnumerable<double> values, int k = 200, int seed = 0)
    {
        var sketch = new KllSketch(k, seed);
        foreach (var value in values)
        {
            sketch.Add(value);
        }
        return sketch;
    }
}
