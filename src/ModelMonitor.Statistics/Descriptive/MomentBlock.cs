using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Moments of some values in two passes over them, for <see cref="RunningMoments"/> of many: the deviations from the mean,
/// and what its rounding has left in them, are summed in four lanes, so that all machines agree.
/// </summary>
internal static class MomentBlock
{
    /// <summary>Few enough values to be in the first cache when they are read again.</summary>
    public const int Length = 1024;

    /// <param name="values">At least one value.</param>
    /// <returns>The moments; M4 is not finite if a value is not, or if a sum overflows.</returns>
    public static (double Mean, double M2, double M3, double M4) Of(ReadOnlySpan<double> values)
    {
        double n = values.Length;
        var center = Sum(values) / n;
        var (s1, s2, s3, s4) = PowerSums(values, center);
        var error = s1 / n;
        var m2 = Math.Max(s2 - error * s1, 0);
        var m3 = s3 - error * (3 * s2 - 2 * error * s1);
        var m4 = Math.Max(s4 - error * (4 * s3 - error * (6 * s2 - 3 * error * s1)), 0);
        return (center + error, m2, m3, m4);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        var lanes = Vector256<double>.Zero;
        foreach (var vector in vectors)
        {
            lanes += vector;
        }
        var sum = Vector256.Sum(lanes);
        foreach (var value in values[(vectors.Length * Vector256<double>.Count)..])
        {
            sum += value;
        }
        return sum;
    }

    private static (double S1, double S2, double S3, double S4) PowerSums(ReadOnlySpan<double> values, double center)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        var centers = Vector256.Create(center);
        var (v1, v2, v3, v4) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (var vector in vectors)
        {
            var deviation = vector - centers;
            var square = deviation * deviation;
            v1 += deviation;
            v2 += square;
            v3 += square * deviation;
            v4 += square * square;
        }
        var (s1, s2, s3, s4) = (Vector256.Sum(v1), Vector256.Sum(v2), Vector256.Sum(v3), Vector256.Sum(v4));
        foreach (var value in values[(vectors.Length * Vector256<double>.Count)..])
        {
            var deviation = value - center;
            var square = deviation * deviation;
            s1 += deviation;
            s2 += square;
            s3 += square * deviation;
            s4 += square * square;
        }
        return (s1, s2, s3, s4);
    }
}
