using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>The measures of a window that are about calls and not about data.</summary>
internal static class CallMeasures
{
    // As of VolumeCheck and LatencyCheck.
    private static readonly double s_latencyFloor = Math.Log(1.2);
    private static readonly double s_volumeFloor = Math.Log(1.25);

    // A week of hours says what is usual at each.
    private static readonly TimeSpan s_learnedTime = TimeSpan.FromDays(7);

    /// <summary>The share of calls that throw, as an arcsine root, whose variance does not depend on the share (Anscombe 1948).</summary>
    public static DecayMeasure Errors(DriftOptions options) => new(
        "model: errors", [], AlarmCategory.Reliability, Math.Asin(Math.Sqrt(options.ShareFloor)),
        window =>
        {
            var (events, calls) = (CallOutcome.Error.EventsOf(window), CallOutcome.Error.CallsOf(window));
            return calls < options.MinimumCount ? (double.NaN, 0) : (Math.Asin(Math.Sqrt((events + 0.375) / (calls + 0.75))), 1 / ((4.0 * calls) + 2));
        },
        movement => $"{(movement > 0 ? "more" : "fewer")} predictions throw");

    /// <summary>The logarithm of the median time of a prediction.</summary>
    public static DecayMeasure Latency(DriftOptions options) => new(
        "model: latency", [], AlarmCategory.Reliability, s_latencyFloor,
        window => window.Latencies.Count >= options.MinimumCount && window.Latencies.Quantile(0.5) is > 0 and var median
            // Of an exponential law the logarithm of a median of n has the variance 1/(n ln²2); the sketch's error is far below.
            ? (Math.Log(median), 2.08 / window.Latencies.Count) : (double.NaN, 0),
        movement => $"the median time of a prediction has changed by {Words.Percent(Math.Abs(Math.Exp(movement) - 1))}");

    /// <summary>The logarithm of the rate against that of the same hour in the first week; NaN before a week is over.</summary>
    public static DecayMeasure Volume()
    {
        var calls = new TimedCalls();
        var rates = new HourlyRates();
        var seen = TimeSpan.Zero;
        return new(
            "model: volume", [], AlarmCategory.Reliability, s_volumeFloor,
            window =>
            {
                if (!calls.TryAdd(window, out var stretch))
                {
                    return (double.NaN, 0);
                }

                seen += stretch.Time;
                if (seen <= s_learnedTime)
                {
                    rates.Add(stretch);
                    return (double.NaN, 0);
                }

                var expected = Math.Exp(rates.Expected(stretch.HourOfWeek)) * stretch.Time.TotalSeconds;
                return (Math.Log((stretch.Calls + 0.5) / (expected + 0.5)), 1 / (expected + 0.5));
            },
            movement => $"the number of predictions has changed by {Words.Percent(Math.Abs(Math.Exp(movement) - 1))}");
    }
}
