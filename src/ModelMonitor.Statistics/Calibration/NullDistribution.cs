namespace ModelMonitor.Statistics;

/// <summary>
/// What a statistic is when nothing has changed, by simulation (a parametric bootstrap, Efron 1979) or from chunks of the
/// baseline (as NannyML sets its thresholds). It turns any distance into a threshold or a p-value, which is never 0 (Phipson
/// and Smyth 2010). O(R) memory for R values, O(log R) a p-value. Immutable and thread-safe; not mergeable.
/// </summary>
public sealed class NullDistribution
{
    private readonly double[] _sorted;

    private NullDistribution(double[] values)
    {
        Array.Sort(values);
        _sorted = values;
    }

    /// <summary>Number of values.</summary>
    public int Count => _sorted.Length;

    /// <summary>
    /// Simulates a statistic of counts at a live size: cell probabilities are drawn from the posterior
    /// Dirichlet(baseline + ½), so the noise of the baseline is accounted for, and live counts from a multinomial.
    /// O(repetitions · cells), whatever the sizes.
    /// </summary>
    /// <param name="baseline">Baseline counts, at least one observation.</param>
    /// <param name="liveSize">Number of live observations, at least 1.</param>
    /// <param name="statistic">The statistic; it is called with the baseline as given and simulated live counts.</param>
    /// <param name="seed">Seed: the same seed gives the same distribution. Keep it with the result.</param>
    /// <param name="repetitions">Number of simulations, at least 1. For a threshold at level α take at least 10/α.</param>
    /// <returns>The simulated distribution.</returns>
    /// <exception cref="ArgumentException">A count is negative, the baseline is empty, a number is below 1, or a statistic is NaN or infinite.</exception>
    public static NullDistribution FromCounts(
        ReadOnlySpan<long> baseline, long liveSize, CellStatistic statistic, int seed, int repetitions = 1000)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var simulation = new CountSimulation(baseline, liveSize, seed);
        var values = new double[Positive(repetitions)];
        for (var r = 0; r < values.Length; r++)
        {
            values[r] = statistic(baseline, simulation.Next());
            if (!double.IsFinite(values[r]))
            {
                throw new ArgumentException(
                    $"The statistic of simulation {r} is {values[r]}. Pass one that is finite for all counts, such as one that smooths empty cells.", nameof(statistic));
            }
        }
        return new NullDistribution(values);
    }

    /// <summary>
    /// Simulates the lower Wasserstein bound at a live size, in units of the feature: live counts as in
    /// <see cref="FromCounts"/>, each value at the baseline's mean of its cell.
    /// </summary>
    /// <param name="edges">E strictly increasing finite edges.</param>
    /// <param name="baselineCounts">E + 1 baseline counts, at least one observation.</param>
    /// <param name="baselineSums">E + 1 sums of x − anchor, as for <see cref="Wasserstein.FromCells"/>.</param>
    /// <param name="liveSize">Number of live observations, at least 1.</param>
    /// <param name="seed">Seed: the same seed gives the same distribution.</param>
    /// <param name="repetitions">Number of simulations, at least 1.</param>
    /// <returns>The simulated distribution of <see cref="WassersteinBounds.Low"/>.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths do not fit, edges are not increasing, or counts are not as they must be.
    /// </exception>
    public static NullDistribution OfWasserstein(
        ReadOnlySpan<double> edges, ReadOnlySpan<long> baselineCounts, ReadOnlySpan<double> baselineSums,
        long liveSize, int seed, int repetitions = 1000)
    {
        var simulation = new CountSimulation(baselineCounts, liveSize, seed);
        var values = new double[Positive(repetitions)];
        var liveSums = new double[baselineCounts.Length];
        for (var r = 0; r < values.Length; r++)
        {
            var live = simulation.Next();
            for (var i = 0; i < liveSums.Length; i++)
            {
                liveSums[i] = baselineCounts[i] > 0 ? live[i] * (baselineSums[i] / baselineCounts[i]) : 0;
            }
            values[r] = Wasserstein.FromCells(edges, baselineCounts, baselineSums, live, liveSums).Low;
        }
        return new NullDistribution(values);
    }

    /// <summary>
    /// Takes the statistics of time-ordered chunks of the baseline, each the size of a live window and compared with
    /// the rest of the baseline: they hold its seasons and its autocorrelation.
    /// </summary>
    /// <param name="statistics">One finite statistic for each chunk, at least two.</param>
    /// <returns>Their distribution.</returns>
    /// <exception cref="ArgumentException">There are fewer than two, or one is NaN or infinite.</exception>
    public static NullDistribution FromChunks(ReadOnlySpan<double> statistics)
    {
        Sample.Require(statistics, nameof(statistics), minimum: 2);
        return new NullDistribution(statistics.ToArray());
    }

    /// <summary>
    /// Cuts a time-ordered baseline sample into chunks of the size of a live window, and takes the statistic of each
    /// against all other values, so that no chunk is compared with itself.
    /// </summary>
    /// <param name="baseline">
    /// Baseline values in the order of time, all finite; at least two chunks. What is left at the end serves as comparison
    /// only.
    /// </param>
    /// <param name="chunkSize">Number of values of a live window, at least 1.</param>
    /// <param name="statistic">The statistic; it is called with the rest of the baseline and the chunk.</param>
    /// <returns>The distribution of the statistic over the chunks.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two chunks, a value is NaN or infinite, or a statistic is.
    /// </exception>
    public static NullDistribution FromChunks(ReadOnlySpan<double> baseline, int chunkSize, SampleStatistic statistic)
        => new(BaselineChunks.Of(baseline, chunkSize, statistic));

    /// <summary>The same for chunks that are known by counts: each against the sum of all others.</summary>
    /// <param name="chunks">
    /// The counts of all cells for each chunk, one chunk after the other in the order of time; at least two chunks.
    /// </param>
    /// <param name="cells">Number of cells of each chunk, at least 1.</param>
    /// <param name="statistic">The statistic; it is called with the counts of all other chunks and those of the chunk.</param>
    /// <returns>The distribution of the statistic over the chunks.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two chunks, the last is not whole, a count is negative, or a statistic is NaN or infinite.
    /// </exception>
    public static NullDistribution FromChunks(ReadOnlySpan<long> chunks, int cells, CellStatistic statistic)
        => new(BaselineChunks.Of(chunks, cells, statistic));

    /// <summary>The value that a share α of the distribution exceeds: its 1 − α quantile, interpolated (type 7).</summary>
    /// <param name="alpha">False-alarm probability of one comparison, in [0, 1].</param>
    /// <returns>The threshold; it is only as fine as <see cref="Count"/> allows, 10/α values or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α is outside [0, 1] or NaN.</exception>
    public double Threshold(double alpha)
    {
        UnitInterval.Require(alpha, nameof(alpha));
        return Quantile.AtPosition(_sorted, Quantile.Position(_sorted.Length, 1 - alpha, QuantileMethod.Linear));
    }

    /// <summary>
    /// The threshold of a discrete statistic that is exceeded with probability α and no less: at the threshold itself
    /// chance decides.
    /// </summary>
    /// <param name="alpha">False-alarm probability of one comparison, in [0, 1].</param>
    /// <returns>A value of the distribution, and how often a statistic equal to it is an alarm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α is outside [0, 1] or NaN.</exception>
    public RandomisedThreshold RandomisedThreshold(double alpha)
    {
        UnitInterval.Require(alpha, nameof(alpha));
        return Statistics.RandomisedThreshold.OfSorted(_sorted, alpha);
    }

    /// <summary>Mean plus a number of population standard deviations: the threshold for chunks too few for a quantile.</summary>
    /// <param name="deviations">Number of standard deviations, 3 by custom as in NannyML; negative for a lower limit.</param>
    /// <returns>The threshold. O(R).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public double SigmaThreshold(double deviations = 3)
    {
        if (!double.IsFinite(deviations))
        {
            throw new ArgumentOutOfRangeException(nameof(deviations), deviations, "The number of deviations must be finite.");
        }
        var moments = new RunningMoments();
        foreach (var value in _sorted)
        {
            moments.Add(value);
        }
        return moments.Mean + deviations * Math.Sqrt(moments.PopulationVariance);
    }

    /// <summary>
    /// Probability of a value at least this large: (1 + number of values that are) / (1 + number of values), never 0.
    /// </summary>
    /// <param name="statistic">The observed statistic.</param>
    /// <returns>A p-value in (0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is NaN.</exception>
    public double PValue(double statistic)
    {
        if (double.IsNaN(statistic))
        {
            throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "There is no statistic to compare.");
        }
        // Equal up to rounding counts as at least as large.
        var limit = statistic - 1e-12 * Math.Abs(statistic);
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }
        return (1.0 + _sorted.Length - low) / (1.0 + _sorted.Length);
    }

    private static int Positive(int repetitions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        return repetitions;
    }
}
