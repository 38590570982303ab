namespace ModelMonitor.Statistics;

/// <summary>
/// Thresholds of a statistic of a sliding window, one for each of the first decisions and the last one for all later
/// ones: at every decision an unchanged stream raises a first alarm with the same probability (Cobb, Van Looveren and Klaise
/// 2022). Made by <see cref="RunLengthCalibration"/>; O(W) memory, O(1) a look-up. Immutable and thread-safe; not mergeable.
/// </summary>
public sealed class RunLengthThresholds
{
    private readonly RandomisedThreshold[] _steps;

    internal RunLengthThresholds(RandomisedThreshold[] steps, double expectedRunLength, int features, int trajectories)
        => (_steps, ExpectedRunLength, Features, Trajectories) = (steps, expectedRunLength, features, trajectories);

    /// <summary>Number of values W of the sliding window.</summary>
    public int Window => _steps.Length;

    /// <summary>Expected number of decisions until an unchanged stream raises its first alarm, over all features.</summary>
    public double ExpectedRunLength { get; }

    /// <summary>Number of independent features that are watched with these thresholds.</summary>
    public int Features { get; }

    /// <summary>Number of simulated trajectories behind the thresholds.</summary>
    public int Trajectories { get; }

    /// <summary>The thresholds of the decisions after W, W + 1, …, 2W − 1 values.</summary>
    public ReadOnlySpan<RandomisedThreshold> Steps => _steps;

    /// <summary>The threshold for the decision after a number of values.</summary>
    /// <param name="seen">Number of values of the stream so far, at least <see cref="Window"/>.</param>
    /// <returns>The threshold; from 2W − 1 values on it is the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is not full yet.</exception>
    public RandomisedThreshold At(long seen)
    {
        if (seen < Window)
        {
            throw new ArgumentOutOfRangeException(nameof(seen), seen, $"Decide when the window is full, after {Window} values or more.");
        }
        return _steps[(int)Math.Min(seen - Window, Window - 1)];
    }
}
