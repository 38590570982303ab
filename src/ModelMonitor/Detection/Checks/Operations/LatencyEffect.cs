namespace ModelMonitor.Detection;

/// <summary>How much a change of the time that predictions take matters.</summary>
internal static class LatencyEffect
{
    // A fifth slower is large.
    private const double SmallestRatio = 1.2;

    // Nobody waits for less: of a model that takes microseconds, the machine's own stutter is many times the usual.
    private const double SmallestSeconds = 1e-3;

    /// <summary>The change in multiples of the floor: by a fifth, and by a millisecond.</summary>
    /// <param name="usual">The usual time, in seconds, above 0.</param>
    /// <param name="now">The time now, in seconds, above 0.</param>
    public static double Of(double usual, double now) => Math.Min(
        Effect.Of(Math.Abs(Math.Log(now / usual)), Math.Log(SmallestRatio)),
        Effect.Of(Math.Abs(now - usual), SmallestSeconds));
}
