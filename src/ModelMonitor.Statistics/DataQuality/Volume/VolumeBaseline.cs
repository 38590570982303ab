namespace ModelMonitor.Statistics;

/// <summary>
/// What the counts of rows per window are when all is well: a mean and a dispersion α, so that the variance is
/// μ + αμ² (negative binomial, by the method of moments: Anscombe 1950), or a Poisson law when the counts vary no more than
/// that. O(1) from moments, which merge. Immutable.
/// </summary>
public readonly record struct VolumeBaseline
{
    private VolumeBaseline(double mean, double dispersion, long windows) => (Mean, Dispersion, Windows) = (mean, dispersion, windows);

    /// <summary>Mean count per window.</summary>
    public double Mean { get; }

    /// <summary>α of the variance μ + αμ², by the method of moments: max(0, (s² − μ)/μ²); 0 is the Poisson law.</summary>
    public double Dispersion { get; }

    /// <summary>Number of windows of the baseline.</summary>
    public long Windows { get; }

    /// <summary>Learns the mean and the dispersion from moments, which may have been merged.</summary>
    /// <param name="counts">
    /// Moments of counts per window, of two windows or more: like windows, such as the same hour of the week.
    /// </param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ArgumentException">There are fewer than two windows, or the mean is negative.</exception>
    public static VolumeBaseline FromMoments(in RunningMoments counts)
    {
        if (counts.Count < 2 || counts.Mean < 0)
        {
            throw new ArgumentException(
                $"There are {counts.Count} windows with a mean of {counts.Mean}. At least two windows with counts of zero or more are needed.", nameof(counts));
        }
        var mean = counts.Mean;
        return new VolumeBaseline(mean, mean > 0 ? Math.Max(0, (counts.Variance - mean) / (mean * mean)) : 0, counts.Count);
    }

    /// <summary>Learns the mean and the dispersion from counts.</summary>
    /// <param name="counts">Rows in each of at least two windows of equal length.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ArgumentException">There are fewer than two windows, or a count is negative.</exception>
    public static VolumeBaseline FromCounts(ReadOnlySpan<long> counts)
    {
        CellCounts.Total(counts, nameof(counts), minimum: 0);
        var moments = new RunningMoments();
        foreach (var count in counts)
        {
            moments.Add(count);
        }
        return FromMoments(moments);
    }

    /// <summary>
    /// Tests whether the rows of live windows fit the baseline. The mean of the baseline is an estimate from m windows:
    /// the law of a new total is spread by 1 + n/m for it.
    /// </summary>
    /// <param name="count">Rows in the live windows together, at least 0.</param>
    /// <param name="windows">Number n of live windows, at least 1.</param>
    /// <returns>The test. After a baseline without any row, the counts are compared as those of two Poisson rates.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or there are no windows.</exception>
    public VolumeResult Test(long count, int windows = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(windows, 1);
        var expected = windows * Mean;
        if (expected == 0)
        {
            var p = PoissonRate.Test(count, windows, 0, Math.Max(1, Windows)).PValueGreater;
            return new VolumeResult(count, 0, count > 0 ? double.PositiveInfinity : double.NaN, p, 1, p, Windows);
        }
        var variance = (expected + Dispersion / windows * expected * expected) * (1 + (double)windows / Windows);
        var law = new NegativeBinomialLaw(expected, (variance - expected) / (expected * expected));
        var (less, greater) = (law.AtMost(count), law.AtLeast(count));
        return new VolumeResult(count, expected, count / expected, Math.Min(1, 2 * Math.Min(less, greater)), less, greater, Windows);
    }
}
