using System.Numerics;
using System.Runtime.InteropServices;
using ModelMonitor.Statistics;

namespace ModelMonitor.Aggregation;

/// <summary>
/// Mean and squared deviations of a block that is in the cache, in two passes, the second of which corrects the
/// first (Chan, Golub and LeVeque 1983): exact also for values far from zero.
/// </summary>
internal static class BlockMoments
{
    /// <summary>How far values count as away from the centre where squares would overflow: 2^63 squares of it are finite.</summary>
    private const double Farthest = 1e144;

    /// <summary>The moments and extremes of a block.</summary>
    /// <param name="values">At least one finite value.</param>
    /// <param name="center">A number near the values, such as the baseline's median.</param>
    public static (RunningMoments Moments, double Minimum, double Maximum) Of(ReadOnlySpan<double> values, double center)
    {
        var (minimum, maximum) = Extremes(values);
        if (Math.Max(center - minimum, maximum - center) > Farthest)
        {
            return (OfFarValues(values, center), minimum, maximum);
        }

        var mean = center + Deviations(values, center).Sum / values.Length;
        var (rest, squares) = Deviations(values, mean);
        var correction = rest / values.Length;
        return (new(values.Length, mean + correction, Math.Max(0, squares - rest * correction)), minimum, maximum);
    }

    private static (double Minimum, double Maximum) Extremes(ReadOnlySpan<double> values)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var first = new Vector<double>(values[0]);
        var (low, high, otherLow, otherHigh) = (first, first, first, first);
        var i = 0;
        for (; i + 2 <= vectors.Length; i += 2)
        {
            (low, high) = (Lower(vectors[i], low), Higher(vectors[i], high));
            (otherLow, otherHigh) = (Lower(vectors[i + 1], otherLow), Higher(vectors[i + 1], otherHigh));
        }

        (low, high) = (Lower(low, otherLow), Higher(high, otherHigh));
        var (minimum, maximum) = (values[0], values[0]);
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            (minimum, maximum) = (Math.Min(minimum, low[lane]), Math.Max(maximum, high[lane]));
        }

        foreach (var value in values[(i * Vector<double>.Count)..])
        {
            (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
        }

        return (minimum, maximum);
    }

    // Without NaN there is no need for the care of Vector.Min and Max.
    private static Vector<double> Lower(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.LessThan(a, b), a, b);

    private static Vector<double> Higher(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.GreaterThan(a, b), a, b);

    private static (double Sum, double Squares) Deviations(ReadOnlySpan<double> values, double center)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (sums, squares, moreSums, moreSquares) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var centers = new Vector<double>(center);
        var i = 0;

        // Two sums of each kind, since one addition waits for the one before it.
        for (; i + 2 <= vectors.Length; i += 2)
        {
            var (first, second) = (vectors[i] - centers, vectors[i + 1] - centers);
            sums += first;
            moreSums += second;
            squares += first * first;
            moreSquares += second * second;
        }

        var (sum, square) = (Vector.Sum(sums + moreSums), Vector.Sum(squares + moreSquares));
        foreach (var value in values[(i * Vector<double>.Count)..])
        {
            sum += value - center;
            square += (value - center) * (value - center);
        }

        return (sum, square);
    }

    private static RunningMoments OfFarValues(ReadOnlySpan<double> values, double center)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Merge(new(1, center + Math.Clamp(value - center, -Farthest, Farthest), 0));
        }

        return moments;
    }
}
