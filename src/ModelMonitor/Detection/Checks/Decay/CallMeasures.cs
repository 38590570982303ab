using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>The measures of a window that are about calls and not about data.</summary>
internal static class CallMeasures
{
    // As of VolumeCheck.
    private static readonly double s_volumeFloor = Math.Log(1.25);

    // A week of hours says what is usual at each.
    private static readonly TimeSpan s_learnedTime = TimeSpan.FromDays(7);

    /// <summary>The share of calls that throw.</summary>
    public static DecayMeasure Errors(DriftOptions options) => new(
        AlarmCategory.Reliability,
        (window, _) => CallOutcome.Error.CallsOf(window) is var calls && calls >= options.MinimumCount
            ? (ArcsineRoot.Of(CallOutcome.Error.EventsOf(window), calls), ArcsineRoot.NoiseOf(calls)) : (double.NaN, 0),
        ArcsineRoot.ShareOf,
        (usual, now) => Effect.Of(Math.Abs(now - usual), options.ShareFloor),
        (usual, now) => $"{Words.Percent(now)} of the predictions throw ({Words.Percent(usual)} at first)");

    /// <summary>The median time of a prediction, by its logarithm.</summary>
    public static DecayMeasure Latency(DriftOptions options) => new(
        AlarmCategory.Reliability,
        (window, _) => window.Latencies.Count >= options.MinimumCount && window.Latencies.Quantile(0.5) is > 0 and var median
            // Of an exponential law the logarithm of a median of n has the variance 1/(n ln²2); the sketch's error is far below.
            ? (Math.Log(median), 2.08 / window.Latencies.Count) : (double.NaN, 0),
        Math.Exp,
        LatencyEffect.Of,
        (usual, now) => $"the median time of a prediction is {Words.Number(now * 1_000)} ms ({Words.Number(usual * 1_000)} ms at first)");

    /// <summary>The rate in multiples of that of the same hour in the first week; not known before a week is over.</summary>
    public static DecayMeasure Volume()
    {
        var calls = new TimedCalls();
        var rates = new HourlyRates();
        var seen = TimeSpan.Zero;
        return new(
            AlarmCategory.Reliability,
            (window, _) =>
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
            Math.Exp,
            (usual, now) => Effect.Of(Math.Abs(Math.Log(now / usual)), s_volumeFloor),
            (usual, now) => $"predictions are {Words.Number(now / usual)} times as many as at first");
    }
}
