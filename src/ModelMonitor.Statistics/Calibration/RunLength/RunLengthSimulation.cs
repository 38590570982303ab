namespace ModelMonitor.Statistics;

/// <summary>Sets the thresholds of a sliding window, decision by decision, on simulated streams.</summary>
internal static class RunLengthSimulation
{
    // 1.6 GB of statistics.
    private const double LargestSimulation = 2e8;

    public static RunLengthThresholds Calibrate(
        NullStream next, int window, double expectedRunLength, int seed, int features, double error)
    {
        if (!(expectedRunLength > 1) || double.IsInfinity(expectedRunLength))
        {
            throw new ArgumentOutOfRangeException(nameof(expectedRunLength), expectedRunLength, "The run length must be finite and above 1.");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        StreamValue.RequireProbability(error, nameof(error));
        var alarm = -NearZero.ExpMinusOne(NearZero.LogOnePlus(-1 / expectedRunLength) / features);
        var streams = Math.Ceiling(1 / (alarm * error * error));
        if (streams * window > LargestSimulation)
        {
            throw new ArgumentException(
                $"{streams:G3} streams of {window} decisions are too many to simulate; the limit is {LargestSimulation:G3} decisions. Allow a larger error, or take a smaller window or run length.",
                nameof(error));
        }
        var random = new Random(seed);
        var decisions = Simulate(next, random, window, (int)streams);
        return new RunLengthThresholds(Thresholds(decisions, random, alarm), expectedRunLength, features, (int)streams);
    }

    /// <summary>The statistics of all streams, by decision.</summary>
    private static double[][] Simulate(NullStream next, Random random, int window, int streams)
    {
        var decisions = new double[window][];
        for (var t = 0; t < window; t++)
        {
            decisions[t] = new double[streams];
        }
        var statistics = new double[window];
        for (var s = 0; s < streams; s++)
        {
            next(random, statistics);
            for (var t = 0; t < window; t++)
            {
                if (double.IsNaN(statistics[t]))
                {
                    throw new ArgumentException($"The statistic of a simulated window is NaN. It must be defined for all windows of {window} values.");
                }
                decisions[t][s] = statistics[t];
            }
        }
        return decisions;
    }

    private static RandomisedThreshold[] Thresholds(double[][] decisions, Random random, double alarm)
    {
        var thresholds = new RandomisedThreshold[decisions.Length];
        var sorted = new double[decisions[0].Length];
        var silent = new int[sorted.Length];
        for (var s = 0; s < silent.Length; s++)
        {
            silent[s] = s;
        }
        var left = silent.Length;
        for (var t = 0; t < decisions.Length; t++)
        {
            for (var i = 0; i < left; i++)
            {
                sorted[i] = decisions[t][silent[i]];
            }
            Array.Sort(sorted, 0, left);
            thresholds[t] = RandomisedThreshold.OfSorted(sorted.AsSpan(0, left), alarm);
            var kept = 0;
            for (var i = 0; i < left; i++)
            {
                if (!thresholds[t].IsExceededBy(decisions[t][silent[i]], random.NextDouble()))
                {
                    silent[kept++] = silent[i];
                }
            }
            left = kept;
        }
        return thresholds;
    }
}
