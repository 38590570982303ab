using MathNet.Numerics.Distributions;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>Seeded normal values.</summary>
internal static class NormalSample
{
    public static double[] Of(int size, int seed, double mean = 0, double standardDeviation = 1)
    {
        var sample = new double[size];
        Normal.Samples(new Random(seed), sample, mean, standardDeviation);
        return sample;
    }
}
