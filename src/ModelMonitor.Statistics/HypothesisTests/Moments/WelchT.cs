namespace ModelMonitor.Statistics;

/// <summary>
/// Welch's t test of equal means, without assuming equal variances (Welch 1947). O(n) from samples, O(1) from
/// <see cref="RunningMoments"/>, which merge.
/// </summary>
public static class WelchT
{
    /// <summary>Tests whether the means of two samples are equal.</summary>
    /// <param name="x">First sample: at least two values, all finite.</param>
    /// <param name="y">Second sample: at least two values, all finite.</param>
    /// <returns>The test. When both samples are constant, p is 1 if they are equal and 0 if not; when their variances exceed the largest double, p is 1.</returns>
    /// <exception cref="ArgumentException">A sample is too small or holds NaN or an infinite value.</exception>
    public static WelchTResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample.Require(x, nameof(x), minimum: 2);
        Sample.Require(y, nameof(y), minimum: 2);
        return Test(Moments(x), Moments(y));
    }

    /// <summary>Tests whether the means of two samples known by their moments are equal.</summary>
    /// <param name="x">Moments of the first sample, of at least two values.</param>
    /// <param name="y">Moments of the second sample, of at least two values.</param>
    /// <returns>The test. When both samples are constant, p is 1 if they are equal and 0 if not; when their variances exceed the largest double, p is 1.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two values.</exception>
    public static WelchTResult Test(in RunningMoments x, in RunningMoments y)
    {
        Require(x, nameof(x));
        Require(y, nameof(y));
        var errorX = x.Variance / x.Count;
        var errorY = y.Variance / y.Count;
        var error = errorX + errorY;
        var difference = x.Mean - y.Mean;
        var effect = Ratio(difference, Math.Sqrt((x.Variance + y.Variance) / 2));
        if (error == 0)
        {
            return new WelchTResult(effect, double.NaN, difference == 0 ? 1 : 0, difference, effect, x.Count, y.Count);
        }
        // Shares of the error, since the squares of large errors overflow.
        var (shareX, shareY) = (errorX / error, errorY / error);
        var degrees = 1 / (shareX * shareX / (x.Count - 1) + shareY * shareY / (y.Count - 1));
        var t = difference / Math.Sqrt(error);
        var p = double.IsFinite(error) && double.IsFinite(difference) ? Tails.StudentTwoSided(t, degrees) : 1;
        return new WelchTResult(t, degrees, p, difference, effect, x.Count, y.Count);
    }

    private static double Ratio(double difference, double scale) => difference == 0 ? 0 : difference / scale;

    private static void Require(in RunningMoments moments, string name)
    {
        if (moments.Count < 2)
        {
            throw new ArgumentException($"There are {moments.Count} values; at least 2 are needed.", name);
        }
    }

    private static RunningMoments Moments(ReadOnlySpan<double> values)
    {
        var moments = new RunningMoments();
        moments.Add(values);
        return moments;
    }
}
