using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics;

/// <summary>
/// When a series that is smoothed by <see cref="HoltWinters"/> will leave the range that is allowed for it, by the laws of
/// its forecasts (Hyndman, Koehler, Ord and Snyder 2008); their reading as early, median and late is derived here.
/// </summary>
public static class TimeToBreach
{
    private const double EarlyProbability = 0.1;
    private const double MedianProbability = 0.5;
    private const double LateProbability = 0.9;

    /// <summary>
    /// From the law of the value at each step alone: the first steps at which it is outside with a probability of 10 %,
    /// 50 % and 90 %. An excursion before that step does not count; <see cref="Simulate"/> counts it. O(horizon²).
    /// </summary>
    /// <param name="model">The model after at least one value; it stays as it is.</param>
    /// <param name="allowed">The allowed range; an end may be infinite.</param>
    /// <param name="horizon">How many steps to look ahead, at least 1.</param>
    /// <returns>The steps, null where the probability is not reached within the horizon.</returns>
    /// <exception cref="ArgumentException">The model has not seen a value, or the horizon is below 1.</exception>
    public static BreachForecast Of(HoltWinters model, ValueRange allowed, int horizon)
    {
        Require(model, horizon);
        var breach = new BreachForecast(null, null, null, 0, horizon);
        for (var step = 1; step <= horizon; step++)
        {
            breach = At(breach, step, ProbabilityOutside(model.Predict(step), allowed));
        }
        return breach;
    }

    /// <summary>
    /// From simulated paths: the steps by which 10 %, 50 % and 90 % of them have left the range at least once, so that
    /// short excursions count (first passage). O(paths·(horizon + period)).
    /// </summary>
    /// <param name="model">The model after at least one value; it stays as it is.</param>
    /// <param name="allowed">The allowed range; an end may be infinite.</param>
    /// <param name="horizon">How many steps to look ahead, at least 1.</param>
    /// <param name="seed">Seed: the same seed gives the same paths.</param>
    /// <param name="paths">Number of paths, at least 1.</param>
    /// <returns>The steps, null where the share is not reached within the horizon.</returns>
    /// <exception cref="ArgumentException">The model has not seen a value, or a number is below 1.</exception>
    public static BreachForecast Simulate(HoltWinters model, ValueRange allowed, int horizon, int seed, int paths = 1000)
    {
        Require(model, horizon);
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        var random = new Random(seed);
        var deviation = Math.Sqrt(model.ErrorVariance);
        var firstPassages = new int[horizon + 1];
        for (var path = 0; path < paths; path++)
        {
            var future = model.Clone();
            for (var step = 1; step <= horizon; step++)
            {
                var error = Normal.Sample(random, 0, deviation);
                if (!allowed.Contains(future.Forecast(1) + error))
                {
                    firstPassages[step]++;
                    break;
                }
                future.Advance(error);
            }
        }
        var breach = new BreachForecast(null, null, null, 0, horizon);
        var passed = 0L;
        for (var step = 1; step <= horizon; step++)
        {
            passed += firstPassages[step];
            breach = At(breach, step, (double)passed / paths);
        }
        return breach;
    }

    private static BreachForecast At(in BreachForecast before, int step, double probability) => before with
    {
        Early = before.Early ?? (probability >= EarlyProbability ? step : null),
        Median = before.Median ?? (probability >= MedianProbability ? step : null),
        Late = before.Late ?? (probability >= LateProbability ? step : null),
        Probability = probability,
    };

    private static double ProbabilityOutside(in ForecastInterval forecast, ValueRange allowed)
        => forecast.StandardDeviation == 0
            ? allowed.Contains(forecast.Mean) ? 0 : 1
            : Tails.Normal((allowed.High - forecast.Mean) / forecast.StandardDeviation)
                + Tails.Normal((forecast.Mean - allowed.Low) / forecast.StandardDeviation);

    private static void Require(HoltWinters model, int horizon)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (model.Count == 0)
        {
            throw new ArgumentException("The model has not seen a value, so the size of its errors is not known. Update it with the past first.", nameof(model));
        }
    }
}
