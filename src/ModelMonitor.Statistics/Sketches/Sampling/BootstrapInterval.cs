namespace ModelMonitor.Statistics;

/// <summary>An estimate with its bootstrap standard error and percentile interval.</summary>
/// <param name="Estimate">The metric of all observations.</param>
/// <param name="Low">Lower end of the interval; NaN if too few replicates define the metric.</param>
/// <param name="High">Upper end of the interval; NaN if too few replicates define the metric.</param>
/// <param name="StandardError">Standard deviation of the replicates; NaN with fewer than two.</param>
/// <param name="Confidence">Its confidence.</param>
/// <param name="Replicates">How many replicates defined the metric.</param>
public readonly record struct BootstrapInterval(
    double Estimate, double Low, double High, double StandardError, double Confidence, int Replicates)
{
    /// <summary>
    /// The percentile interval (Efron 1979) of replicates of a metric. Its ends are the quantiles at (1 ± confidence)/2 of R replicates,
    /// interpolated at positions (R + 1)·p, so that a fresh replicate lies between them with the given confidence
    /// also when R is small. O(R log R).
    /// </summary>
    /// <param name="estimate">The metric of all observations.</param>
    /// <param name="replicates">The metric of each resample. Those that are NaN or infinite are left out.</param>
    /// <param name="confidence">Above 0 and at most 1 − 2/(R + 1): 50 replicates give 0.95, 0.99 takes 199.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">There are fewer than two replicates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of range.</exception>
    public static BootstrapInterval FromReplicates(double estimate, ReadOnlySpan<double> replicates, double confidence = 0.95)
    {
        if (replicates.Length < 2)
        {
            throw new ArgumentException($"There are {replicates.Length} replicates; at least 2 are needed, 50 are usual.", nameof(replicates));
        }
        Trials.RequireConfidence(confidence);
        if (!Reaches(replicates.Length, confidence))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence,
                $"{replicates.Length} replicates give at most {1 - 2.0 / (replicates.Length + 1):F3}. Take at least {Math.Ceiling(2 / (1 - confidence) - 1):F0}.");
        }

        var sorted = new double[replicates.Length];
        var (size, moments) = (0, default(RunningMoments));
        foreach (var replicate in replicates)
        {
            if (double.IsFinite(replicate))
            {
                sorted[size++] = replicate;
                moments.Add(replicate);
            }
        }
        var values = sorted.AsSpan(0, size);
        values.Sort();
        var (low, high) = Reaches(size, confidence)
            ? (Quantile(values, (1 - confidence) / 2), Quantile(values, (1 + confidence) / 2))
            : (double.NaN, double.NaN);
        return new BootstrapInterval(estimate, low, high, moments.StandardDeviation, confidence, size);
    }

    /// <summary>Whether the outer quantiles lie within the replicates, with room for rounding.</summary>
    private static bool Reaches(int replicates, double confidence) => (replicates + 1) * (1 - confidence) >= 2 - 1e-9;

    private static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        var position = (sorted.Length + 1) * probability - 1;
        var below = Math.Clamp((int)Math.Floor(position), 0, sorted.Length - 1);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + Math.Clamp(position - below, 0, 1) * (sorted[above] - sorted[below]);
    }
}
