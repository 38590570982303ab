using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches the predictions in a stretch of time. The rate is forecast from the same hours of the weeks before, and a window
/// is judged by how far the forecasts of the windows before missed: traffic that comes in bursts is no news.
/// </summary>
/// <remarks>
/// Learned in the process and only told of after a week, since nobody who has not seen a weekend knows whether it is quiet.
/// A level that lasts becomes the usual one within some days. Whether traffic varies by shares of the rate or by numbers of predictions is
/// not known: of three p-values, on the logarithm, on the square root and of Poisson's law, the largest counts.
/// </remarks>
internal sealed class VolumeCheck(int panes) : WindowCheck
{
    /// <summary>The fewest forecasts by which another one is judged.</summary>
    public const int LeastForecasts = 20;

    // A week of hours: of shorter windows one an hour is remembered.
    private const int MostForecasts = SeasonalBaseline.HoursOfWeek;

    private static readonly TimeSpan s_betweenForecasts = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_leastTime = TimeSpan.FromDays(7);

    // More or less than a quarter is large.
    private static readonly double s_floor = Math.Log(1.25);

    private readonly Disjoint _disjoint = new(panes);
    private readonly HourlyRates _rates = new();
    private readonly Queue<Forecast> _forecasts = new();
    private readonly TimedCalls _calls = new();
    private TimeSpan _seen;
    private TimeSpan? _remembered;

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        if (!_disjoint.Next() || window.IsLate || !_calls.TryAdd(window, out var stretch))
        {
            return;
        }

        var forecast = new Forecast(stretch.Calls, stretch.Time.TotalSeconds, _rates.Expected(stretch.HourOfWeek));
        if (double.IsFinite(forecast.LogRate))
        {
            if (_forecasts.Count >= LeastForecasts && _seen >= s_leastTime)
            {
                tests.Add(Test(forecast));
            }

            Remember(forecast);
        }

        _rates.Add(stretch);
        _seen += stretch.Time;
    }

    private void Remember(in Forecast forecast)
    {
        if (_remembered is { } last && _seen - last < s_betweenForecasts)
        {
            return;
        }

        _remembered = _seen;
        _forecasts.Enqueue(forecast);
        if (_forecasts.Count > MostForecasts)
        {
            _forecasts.Dequeue();
        }
    }

    private CheckTest Test(Forecast forecast)
    {
        var logarithm = PValue(forecast, each => each.LogMiss, each => each.LogNoise);
        var root = PValue(forecast, each => each.RootMiss, _ => 1);
        var poisson = PoissonRate.Test(
            forecast.Count, forecast.Seconds,
            _forecasts.Sum(each => each.Count), _forecasts.Sum(each => each.Expected) / forecast.Expected * forecast.Seconds).PValue;
        var (expected, observed) = (forecast.Expected, forecast.Count);
        return new()
        {
            Subject = "model",
            Aspect = DriftAspect.Volume,
            Kind = DriftKind.Volume,
            Category = AlarmCategory.Reliability,
            PValue = Math.Max(poisson, Math.Max(logarithm, root)),
            Expected = expected,
            Observed = observed,
            Effect = Detection.Effect.Of(Math.Abs(forecast.LogMiss), s_floor),
            Describe = () => $"{Words.Number(observed)} predictions where {Words.Number(expected)} are usual at this hour",
            Detectors = [CheckDetectorNames.Forecast],
        };
    }

    private double PValue(in Forecast forecast, Func<Forecast, double> miss, Func<Forecast, double> noise) =>
        UsualLevel.Of([.. _forecasts.Select(miss)], _forecasts.Average(noise)).PValue(miss(forecast), noise(forecast), Alternative.TwoSided);

    /// <summary>What was expected of a window, and what came.</summary>
    private readonly record struct Forecast(long Count, double Seconds, double LogRate)
    {
        public double Expected => Math.Exp(LogRate) * Seconds;

        public double LogMiss => Math.Log((Count + 0.5) / (Expected + 0.5));

        // By Poisson's law.
        public double LogNoise => 1 / (Expected + 0.5);

        // Twice the root of a Poisson number has a variance of 1 (Anscombe 1948).
        public double RootMiss => 2 * (Math.Sqrt(Count + 0.375) - Math.Sqrt(Expected + 0.375));
    }
}
