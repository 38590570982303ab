namespace ModelMonitor.Statistics;

/// <summary>
/// Calibrates a statistic that is computed anew for every value over a sliding window. Such decisions are dependent, so
/// that no p-value of a single one tells how often there is a false alarm; what is asked for is the expected run length
/// (ERL, also expected run time, ERT): the mean number of decisions until an unchanged stream raises its first alarm.
/// </summary>
/// <remarks>
/// Unchanged streams of 2W − 1 values are simulated. At each of the W decisions the threshold is set to the 1 − β
/// quantile of the streams without an alarm so far, and those above it are dropped (Cobb, Van Looveren and Klaise 2022);
/// the last threshold is kept for ever. With β = 1/ERL the run length is geometric with mean ERL; d independent features
/// share it with β = 1 − (1 − 1/ERL)^(1/d). Windows that do not overlap need no more than
/// <see cref="NullDistribution"/>. A baseline that is not much larger than the window makes run lengths differ between
/// baselines, longer on average than asked for.
/// </remarks>
public static class RunLengthCalibration
{
    /// <summary>
    /// Calibrates a statistic of counts: the cells of the values are simulated, with probabilities from the posterior
    /// Dirichlet(baseline + ½). O(W·ERL·d / error²) statistics.
    /// </summary>
    /// <param name="baseline">Baseline counts, at least one observation.</param>
    /// <param name="window">Number of values W of the sliding window, at least 1.</param>
    /// <param name="expectedRunLength">Wanted mean number of decisions until a false alarm, above 1.</param>
    /// <param name="statistic">The statistic; it is called with the baseline and the counts of W values.</param>
    /// <param name="seed">Seed: the same seed gives the same thresholds.</param>
    /// <param name="features">Number d of independent features that are each watched with these thresholds, at least 1.</param>
    /// <param name="error">
    /// Relative standard error of the run length that the simulation may leave, in (0, 1); 0.1 takes 100·ERL·d streams.
    /// </param>
    /// <returns>The thresholds.</returns>
    /// <exception cref="ArgumentException">
    /// A count is negative, the baseline is empty, a number is out of its range, a statistic is NaN, or the simulation is too
    /// large.
    /// </exception>
    public static RunLengthThresholds FromCounts(
        ReadOnlySpan<long> baseline, int window, double expectedRunLength, CellStatistic statistic,
        int seed, int features = 1, double error = 0.1)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var stream = new CellStream(baseline, window, statistic);
        return RunLengthSimulation.Calibrate(stream.Next, window, expectedRunLength, seed, features, error);
    }

    /// <summary>
    /// Calibrates any statistic of raw values: the baseline is permuted, its first 2W − 1 values make the stream and the
    /// others the baseline. O(W·ERL·d / error²) statistics, which may take long for a large baseline.
    /// </summary>
    /// <param name="baseline">Baseline values, all finite; more than 2W − 1, better ten times as many.</param>
    /// <param name="window">Number of values W of the sliding window, at least 1.</param>
    /// <param name="expectedRunLength">Wanted mean number of decisions until a false alarm, above 1.</param>
    /// <param name="statistic">
    /// The statistic; it is called with the values of the baseline that are not in the stream, and W values.
    /// </param>
    /// <param name="seed">Seed: the same seed gives the same thresholds.</param>
    /// <param name="features">Number d of independent features that are each watched with these thresholds, at least 1.</param>
    /// <param name="error">Relative standard error of the run length that the simulation may leave, in (0, 1).</param>
    /// <returns>The thresholds.</returns>
    /// <exception cref="ArgumentException">
    /// The baseline is too small or holds NaN or an infinite value, a number is out of its range, a statistic is NaN, or the
    /// simulation is too large.
    /// </exception>
    public static RunLengthThresholds FromSample(
        ReadOnlySpan<double> baseline, int window, double expectedRunLength, SampleStatistic statistic,
        int seed, int features = 1, double error = 0.1)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        RequireWindow(window);
        Sample.Require(baseline, nameof(baseline), minimum: 2 * window);
        var values = baseline.ToArray();
        return RunLengthSimulation.Calibrate(
            (random, statistics) =>
            {
                random.Shuffle(values);
                Slide(values, statistics, statistic);
            },
            window, expectedRunLength, seed, features, error);
    }

    /// <summary>
    /// Calibrates a statistic of ranks, such as that of Kolmogorov-Smirnov, for continuous data: it depends on the sizes
    /// only, so the thresholds serve every feature and can be kept. O(W·ERL·d / error²) statistics.
    /// </summary>
    /// <param name="baselineSize">Number of baseline values, at least 1.</param>
    /// <param name="window">Number of values W of the sliding window, at least 1.</param>
    /// <param name="expectedRunLength">Wanted mean number of decisions until a false alarm, above 1.</param>
    /// <param name="statistic">The statistic; it is called with uniform values for the baseline and W for the window.</param>
    /// <param name="seed">Seed: the same seed gives the same thresholds.</param>
    /// <param name="features">Number d of independent features that are each watched with these thresholds, at least 1.</param>
    /// <param name="error">Relative standard error of the run length that the simulation may leave, in (0, 1).</param>
    /// <returns>The thresholds.</returns>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, a statistic is NaN, or the simulation is too large.
    /// </exception>
    public static RunLengthThresholds OfRanks(
        int baselineSize, int window, double expectedRunLength, SampleStatistic statistic,
        int seed, int features = 1, double error = 0.1)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(baselineSize, 1);
        RequireWindow(window);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(baselineSize, Array.MaxLength - 2 * window);
        var values = new double[2 * window - 1 + baselineSize];
        return RunLengthSimulation.Calibrate(
            (random, statistics) =>
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = random.NextDouble();
                }
                Slide(values, statistics, statistic);
            },
            window, expectedRunLength, seed, features, error);
    }

    private static void RequireWindow(int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, Array.MaxLength / 4);
    }

    /// <summary>The statistics of the W windows over the first 2W − 1 values, against all others.</summary>
    private static void Slide(ReadOnlySpan<double> values, Span<double> statistics, SampleStatistic statistic)
    {
        var baseline = values[(2 * statistics.Length - 1)..];
        for (var t = 0; t < statistics.Length; t++)
        {
            statistics[t] = statistic(baseline, values.Slice(t, statistics.Length));
        }
    }
}
