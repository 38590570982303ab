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

    /// <summary>The moments of a block.</summary>
    /// <param name="values">The values that were surveyed, all finite.</param>
    /// <param name="survey">What the first pass found.</param>
    public static RunningMoments Of(ReadOnlySpan<double> values, BlockSurvey survey)
    {
        if (Math.Max(survey.Center - survey.Minimum, survey.Maximum - survey.Center) > Farthest)
        {
            return OfFarValues(values, survey.Center);
        }

        var mean = survey.Center + (survey.Sum / values.Length);
        var (rest, squares) = Deviations(values, mean);
        var correction = rest / values.Length;
        return new(values.Length, mean + correction, Math.Max(0, squares - (rest * correction)));
    }

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
