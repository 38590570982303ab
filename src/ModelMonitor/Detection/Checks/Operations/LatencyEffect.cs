namespace ModelMonitor.Detection;

/// <summary>How large a change of the time is that predictions take.</summary>
internal static class LatencyEffect
{
    // Schedulers and caches do as much to calls of microseconds.
    private const double LeastSeconds = 1e-4;

    // A fifth slower is large.
    private static readonly double s_floor = Math.Log(1.2);

    /// <summary>In multiples of the floor: by a fifth, and by a tenth of a millisecond.</summary>
    public static double Of(double usual, double now) => Math.Min(
        Effect.Of(Math.Abs(Math.Log(now / usual)), s_floor), Effect.Of(Math.Abs(now - usual) / LeastSeconds, 1));
}
