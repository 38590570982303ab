using System.Numerics;
using System.Runtime.InteropServices;
using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>
/// Mean and squared deviations of a block that is in the cache, in two passes, the second of which corrects the
/// first (Chan, Golub and LeVeque 1983): as fast as one pass by vectors, and exact for values far from zero.
/// </summary>
internal static class BlockMoments
{
    /// <summary>How far a value counts as away from the centre and the mean: 2^63 squares of it are finite.</summary>
    private const double Farthest = 1e144;

    /// <summary>The moments and extremes of a block.</summary>
    /// <param name="values">At least one finite value.</param>
    /// <param name="center">A number near the values, such as the baseline's median.</param>
    public static (RunningMoments Moments, double Minimum, double Maximum) Of(ReadOnlySpan<double> values, double center)
    {
        var (sum, minimum, maximum) = SumAndExtremes(values, center);
        var mean = center + sum / values.Length;
        var (rest, squares) = Deviations(values, mean);
        var correction = rest / values.Length;
        var moments = new RunningMoments(values.Length, mean + correction, Math.Max(0, squares - rest * correction));
        return (moments, minimum, maximum);
    }

    private static (double Sum, double Minimum, double Maximum) SumAndExtremes(ReadOnlySpan<double> values, double center)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (sums, low, high) = (Vector<double>.Zero, new Vector<double>(double.MaxValue), new Vector<double>(double.MinValue));
        foreach (var vector in vectors)
        {
            sums += Clamp(vector - new Vector<double>(center));
            low = Vector.Min(low, vector);
            high = Vector.Max(high, vector);
        }

        var (sum, minimum, maximum) = (Vector.Sum(sums), double.MaxValue, double.MinValue);
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            (minimum, maximum) = (Math.Min(minimum, low[lane]), Math.Max(maximum, high[lane]));
        }

        foreach (var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            sum += Math.Clamp(value - center, -Farthest, Farthest);
            (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
        }

        return (sum, minimum, maximum);
    }

    private static (double Sum, double Squares) Deviations(ReadOnlySpan<double> values, double mean)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (sums, squares) = (Vector<double>.Zero, Vector<double>.Zero);
        foreach (var vector in vectors)
        {
            var deviation = Clamp(vector - new Vector<double>(mean));
            sums += deviation;
            squares += deviation * deviation;
        }

        var (sum, square) = (Vector.Sum(sums), Vector.Sum(squares));
        foreach (var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            var deviation = Math.Clamp(value - mean, -Farthest, Farthest);
            sum += deviation;
            square += deviation * deviation;
        }

        return (sum, square);
    }

    private static Vector<double> Clamp(Vector<double> values) =>
        Vector.Max(Vector.Min(values, new Vector<double>(Farthest)), new Vector<double>(-Farthest));
}
