using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Detection;

/// <summary>Windows of calls without rows that matter.</summary>
internal static class Calls
{
    private static readonly SimulatedModel s_model = new(SimulatedModel.Numbers(1), Enumerable.Range(0, 100).Select(i => new double[] { i }));

    public static readonly DateTimeOffset Sunday = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A window with calls of some outcomes.</summary>
    public static WindowCounts Window(long rows = 0, long errors = 0, long refused = 0, long fellBack = 0)
    {
        var window = s_model.Window([]);
        (window.Rows, window.Errors, window.Refused, window.FellBack) = (rows, errors, refused, fellBack);
        return window;
    }

    /// <summary>A window of calls in a stretch of time.</summary>
    public static WindowCounts Window(long rows, DateTimeOffset start, TimeSpan duration)
    {
        var window = Window(rows);
        (window.Start, window.End, window.Duration) = (start, start + duration, duration);
        return window;
    }

    public static long Poisson(Random random, double mean) => mean == 0 ? 0 : MathNet.Numerics.Distributions.Poisson.Sample(random, mean);

    public static long Binomial(Random random, int trials, double share) => MathNet.Numerics.Distributions.Binomial.Sample(random, share, trials);
}
