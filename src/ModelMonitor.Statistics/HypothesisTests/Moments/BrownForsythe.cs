using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// Brown and Forsythe's test of equal spread (1974), Levene's test with medians: the one-way F test of the absolute
/// deviations of each sample from its median. Robust against skewed and heavy-tailed data; blind to the location. It needs all
/// values and does not merge.
/// </summary>
public static class BrownForsythe
{
    private const int LargestExponent = 1000;

    /// <summary>Tests whether two samples are equally spread out. O(N log N), for the medians.</summary>
    /// <param name="x">First sample: at least one value, all finite; three values in all.</param>
    /// <param name="y">Second sample: at least one value, all finite; three values in all.</param>
    /// <returns>
    /// The test. When the deviations do not vary within the samples, p is 1 if they are equal and 0 if not; so p = 1 for
    /// two constants. Conservative in samples of less than about 20 values.
    /// </returns>
    /// <exception cref="ArgumentException">A sample is too small or holds NaN or an infinite value.</exception>
    public static BrownForsytheResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample.Require(x, nameof(x));
        Sample.Require(y, nameof(y));
        if (x.Length + y.Length < 3)
        {
            throw new ArgumentException("There is one value on each side; at least 3 are needed in all.", nameof(y));
        }
        var scale = Math.Min(ScaleOf(x), ScaleOf(y));
        var first = Deviations(x, scale);
        var second = Deviations(y, scale);
        double m = x.Length, n = y.Length;
        var difference = first.Mean - second.Mean;
        var within = (first.M2 + second.M2) / (m + n - 2);
        var statistic = difference == 0 ? 0 : difference * difference / (within * (1 / m + 1 / n));
        // F with 1 and d degrees of freedom is the square of Student's t with d.
        var p = Tails.StudentTwoSided(Math.Sqrt(statistic), m + n - 2);
        var effect = first.Mean == second.Mean ? 0 : Math.Log(first.Mean) - Math.Log(second.Mean);
        return new BrownForsytheResult(statistic, p, effect, x.Length, y.Length);
    }

    /// <summary>A power of two that brings the largest value to the order of 1, so that no square is lost.</summary>
    private static double ScaleOf(ReadOnlySpan<double> sample)
    {
        var largest = 0.0;
        foreach (var value in sample)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        return Math.ScaleB(1, largest > 0 ? Math.Min(LargestExponent, -Math.ILogB(largest)) : LargestExponent);
    }

    private static RunningMoments Deviations(ReadOnlySpan<double> sample, double scale)
    {
        var buffer = ArrayPool<double>.Shared.Rent(sample.Length);
        var sorted = buffer.AsSpan(0, sample.Length);
        sample.CopyTo(sorted);
        sorted.Sort();
        var (lower, upper) = (sorted[(sorted.Length - 1) / 2] * scale, sorted[sorted.Length / 2] * scale);
        ArrayPool<double>.Shared.Return(buffer);
        var median = lower + (upper - lower) / 2;
        var deviations = new RunningMoments();
        foreach (var value in sample)
        {
            deviations.Add(Math.Abs(value * scale - median));
        }
        return deviations;
    }
}
