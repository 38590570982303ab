using System.Buffers;

namespace ModelMonitor.Statistics;

/// <summary>
/// The integrated autocorrelation time τ = 1 + 2·Σ ρₖ of a series: its mean varies as much as that of n/τ independent
/// values. The sum ends by Geyer's initial monotone sequence (1992): sums of two neighbouring autocorrelations are taken
/// while they are positive, none larger than the one before. <see cref="EffectiveSize"/> knows the first autocorrelation
/// only, which is too little where the series has more than one time scale. Not mergeable, for neighbours count.
/// O(n·τ), O(1000·n) at most.
/// </summary>
public static class AutocorrelationTime
{
    /// <summary>Autocorrelations beyond are not looked at, so that a series with a trend takes no quadratic time.</summary>
    public const int LargestLag = 1000;

    private const int SmallestSize = 4;

    /// <summary>The autocorrelation time of a series.</summary>
    /// <param name="values">
    /// The values in the order of time. NaN is left out, and its neighbours close up; other values are finite.
    /// </param>
    /// <returns>
    /// τ, at least 1 also for a series that alternates; 1 for one that is constant or has fewer than four values.
    /// </returns>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public static double Of(ReadOnlySpan<double> values)
    {
        var buffer = ArrayPool<double>.Shared.Rent(values.Length);
        var size = 0;
        var moments = new RunningMoments();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i]))
            {
                ArrayPool<double>.Shared.Return(buffer);
                throw new ArgumentException($"Value {i} is {values[i]}. Leave infinite values out.", nameof(values));
            }
            if (!double.IsNaN(values[i]))
            {
                buffer[size++] = values[i];
                moments.Add(values[i]);
            }
        }
        var centred = buffer.AsSpan(0, size);
        foreach (ref var value in centred)
        {
            value -= moments.Mean;
        }
        var time = size < SmallestSize || !(moments.M2 > 0) ? 1 : Sum(centred);
        ArrayPool<double>.Shared.Return(buffer);
        return Math.Max(1, time);
    }

    private static double Sum(ReadOnlySpan<double> centred)
    {
        var total = VectorMath.Dot(centred, centred);
        var (time, smallest) = (-1.0, double.PositiveInfinity);
        var last = Math.Min(LargestLag, centred.Length - 1);
        for (var lag = 0; lag < last; lag += 2)
        {
            var pair = (Covariance(centred, lag) + Covariance(centred, lag + 1)) / total;
            if (!(pair > 0))
            {
                break;
            }
            smallest = Math.Min(smallest, pair);
            time += 2 * smallest;
        }
        return time;
    }

    private static double Covariance(ReadOnlySpan<double> centred, int lag) => VectorMath.Dot(centred[lag..], centred[..^lag]);
}
