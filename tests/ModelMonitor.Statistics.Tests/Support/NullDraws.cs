namespace ModelMonitor.Statistics.Tests;

/// <summary>Pairs of samples and of counts from one law, drawn once and shared by the tests of uniformity.</summary>
public static class NullDraws
{
    private const int LargestSize = 1000;
    private const int Trials = 2000;
    private const int Cells = 10;

    private static readonly Lazy<double[]> Normals = new(DrawNormals);
    private static readonly Lazy<Dictionary<int, long[]>> Counts = new(() => new[] { 30, 100, 1000 }.ToDictionary(n => n, DrawCounts));

    /// <summary>A test of two standard normal samples of n values each, on fresh ones at every call.</summary>
    public static Func<Random, double> Of(int n, SampleStatistic pValue)
    {
        var trial = 0;
        return _ =>
        {
            var both = Normals.Value.AsSpan(trial++ * 2 * n, 2 * n);
            return pValue(both[..n], both[n..]);
        };
    }

    /// <summary>A test of two samples of n counts each in ten unequal cells, on fresh ones at every call.</summary>
    public static Func<Random, double> Of(int n, CellStatistic pValue)
    {
        var trial = 0;
        return _ =>
        {
            var both = Counts.Value[n].AsSpan(trial++ * 2 * Cells, 2 * Cells);
            return pValue(both[..Cells], both[Cells..]);
        };
    }

    private static double[] DrawNormals()
    {
        var random = new Random(20261122);
        var values = new double[2 * LargestSize * Trials];
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            (values[i], values[i + 1]) = (radius * cosine, radius * sine);
        }
        return values;
    }

    private static long[] DrawCounts(int n)
    {
        var random = new Random(n);
        var counts = new long[2 * Trials * Cells];
        for (var sample = 0; sample < 2 * Trials; sample++)
        {
            for (var i = 0; i < n; i++)
            {
                // Unequal cells: of 55 chances, 1 for the first, 2 for the second, and so on.
                var digit = random.Next(55);
                var cell = 0;
                for (var below = 1; below <= digit; below += cell + 1)
                {
                    cell++;
                }
                counts[sample * Cells + cell]++;
            }
        }
        return counts;
    }
}
