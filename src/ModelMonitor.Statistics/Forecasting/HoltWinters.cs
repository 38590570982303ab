using System.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>
/// Exponential smoothing with an optional trend and optional seasons (Holt 1957, Winters 1960), one value at a time:
/// forecasts, and their intervals by the state-space form with one source of error (Hyndman, Koehler, Ord and Snyder
/// 2008). O(1) per value, memory for one season. Not mergeable, for order matters; not thread-safe.
/// </summary>
public sealed class HoltWinters
{
    private readonly HoltWintersParameters _parameters;
    private readonly double[] _seasonal;
    private int _phase;

    /// <summary>Starts from known states. Use <see cref="Fit"/> to learn them and the parameters from a series.</summary>
    /// <param name="parameters">The form and its constants.</param>
    /// <param name="level">Level before the first value.</param>
    /// <param name="trend">Change of the level per step before the first value; 0 without a trend.</param>
    /// <param name="seasonal">
    /// The seasons, beginning with that of the first value: one for each step of the period, above 0 when multiplicative.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A parameter is out of its range, or a state is NaN, infinite or does not fit the form.
    /// </exception>
    public HoltWinters(in HoltWintersParameters parameters, double level, double trend = 0, ReadOnlySpan<double> seasonal = default)
    {
        parameters.Require();
        if (!double.IsFinite(level))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be finite.");
        }
        if (!double.IsFinite(trend) || (trend != 0 && parameters.Trend == TrendKind.None))
        {
            throw new ArgumentOutOfRangeException(nameof(trend), trend, "The trend must be finite, and 0 in a form without one.");
        }
        if (seasonal.Length != parameters.Period)
        {
            throw new ArgumentException($"There are {seasonal.Length} seasons and the period is {parameters.Period}. Pass one for each step.", nameof(seasonal));
        }
        Sample.Require(seasonal, nameof(seasonal), minimum: 0);
        foreach (var season in seasonal)
        {
            if (parameters.IsMultiplicative && season <= 0)
            {
                throw new ArgumentException($"A season is {season}. Multiplicative seasons are factors above 0.", nameof(seasonal));
            }
        }
        (_parameters, Level, Trend, _seasonal) = (parameters, level, trend, seasonal.ToArray());
    }

    private HoltWinters(HoltWinters other)
    {
        (_parameters, Level, Trend, _phase) = (other._parameters, other.Level, other.Trend, other._phase);
        (Count, SumOfSquaredErrors) = (other.Count, other.SumOfSquaredErrors);
        _seasonal = [.. other._seasonal];
    }

    /// <summary>The form and its constants.</summary>
    public HoltWintersParameters Parameters => _parameters;

    /// <summary>Level after the last value.</summary>
    public double Level { get; private set; }

    /// <summary>Change of the level per step after the last value.</summary>
    public double Trend { get; private set; }

    /// <summary>Number of values; skipped steps are not counted.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of the squared errors of the forecasts one step ahead (SSE).</summary>
    public double SumOfSquaredErrors { get; private set; }

    /// <summary>σ² of the intervals: the mean squared error of the forecasts one step ahead; NaN without values.</summary>
    public double ErrorVariance => Count > 0 ? SumOfSquaredErrors / Count : double.NaN;

    /// <summary>
    /// Finds the parameters, and the states before the first value, with the least sum of squared errors: a search by
    /// Nelder and Mead over α, β, γ and φ in [0.8, 0.98] with γ ≤ 1 − α. Additive forms are linear in the initial
    /// states, which are solved for at every step; multiplicative ones keep those of a decomposition of the first two
    /// seasons. Some hundred steps of O(n·period²), or O(n) when multiplicative: milliseconds for a season of 24 hours,
    /// seconds for one of 168. Deterministic.
    /// </summary>
    /// <param name="series">
    /// The values in order, all finite, above 0 for multiplicative seasons: at least 4, and two seasons.
    /// </param>
    /// <param name="trend">How the level goes on.</param>
    /// <param name="seasonality">How seasons act on the level.</param>
    /// <param name="period">Steps in a season, at least 2; 0 without seasons.</param>
    /// <returns>The model after the last value of the series.</returns>
    /// <exception cref="ArgumentException">
    /// The series is too short, holds values that are not allowed, or the form is none.
    /// </exception>
    public static HoltWinters Fit(
        ReadOnlySpan<double> series, TrendKind trend = TrendKind.None, SeasonalityKind seasonality = SeasonalityKind.None, int period = 0)
        => HoltWintersFit.Run(series, trend, seasonality, period);

    /// <summary>Takes the next value.</summary>
    /// <param name="value">
    /// A finite value, above 0 with multiplicative seasons. Call <see cref="Skip"/> when it is missing.
    /// </param>
    /// <returns>The error of the forecast: the value less <see cref="Forecast"/> one step ahead before it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is NaN, infinite or not allowed; the state is as before.
    /// </exception>
    public double Update(double value)
    {
        StreamValue.RequireFinite(value);
        if (_parameters.IsMultiplicative && value <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Multiplicative seasons need values above 0. Use additive ones, or add a constant.");
        }
        var error = value - Forecast(1);
        Advance(error);
        Count++;
        SumOfSquaredErrors += error * error;
        return error;
    }

    /// <summary>Goes one step on without a value, as if the forecast had been right.</summary>
    public void Skip() => Advance(0);

    /// <summary>The expected value some steps ahead.</summary>
    /// <param name="horizon">How many steps, at least 1.</param>
    /// <returns>The forecast. O(1), or O(log horizon) when damped.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    public double Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var ahead = Ahead(horizon);
        return _parameters.Seasonality switch
        {
            SeasonalityKind.Additive => ahead + SeasonAhead(horizon),
            SeasonalityKind.Multiplicative => ahead * SeasonAhead(horizon),
            _ => ahead,
        };
    }

    /// <summary>
    /// The expected value some steps ahead with its interval, for errors that are independent and normal with the
    /// variance of the past ones. Exact without or with additive seasons; to the first order in the errors with
    /// multiplicative ones. The uncertainty of the parameters is not part of it. O(horizon).
    /// </summary>
    /// <param name="horizon">How many steps, at least 1.</param>
    /// <param name="confidence">Two-sided confidence, strictly between 0 and 1.</param>
    /// <returns>The forecast; deviation and bounds are NaN before the first value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    public ForecastInterval Predict(int horizon, double confidence = 0.95)
    {
        Trials.RequireConfidence(confidence);
        var mean = Forecast(horizon);
        var squares = 1.0;
        for (var steps = 1; steps < horizon; steps++)
        {
            var effect = EffectOfError(horizon, steps);
            squares += effect * effect;
        }
        var deviation = Math.Sqrt(ErrorVariance * squares);
        var reach = Tails.NormalCritical(confidence) * deviation;
        return new ForecastInterval(horizon, mean, deviation, mean - reach, mean + reach);
    }

    internal HoltWinters Clone() => new(this);

    /// <summary>Goes one step on with the error of its forecast.</summary>
    internal void Advance(double error)
    {
        var level = Ahead(1);
        var season = _parameters.Period > 0 ? _seasonal[_phase] : 0;
        var change = _parameters.Alpha * (_parameters.IsMultiplicative ? error / season : error);
        Trend = _parameters.Phi * Trend + _parameters.Beta * change;
        Level = level + change;
        if (_parameters.Period > 0)
        {
            var next = season + _parameters.Gamma * (_parameters.IsMultiplicative ? error / level : error);
            // A factor stays as it is where a trend has taken the level to 0, or a simulated value lies below 0.
            _seasonal[_phase] = _parameters.IsMultiplicative && !(level > 0 && next > 0) ? season : next;
            _phase = (_phase + 1) % _parameters.Period;
        }
    }

    /// <summary>
    /// What an error of 1 adds to the value some steps after it, and <paramref name="horizon"/> steps from now.
    /// </summary>
    private double EffectOfError(int horizon, int steps)
    {
        var level = _parameters.Alpha * (1 + _parameters.Beta * SumOfDamping(steps));
        var season = _parameters.Period > 0 && steps % _parameters.Period == 0 ? _parameters.Gamma : 0;
        if (!_parameters.IsMultiplicative)
        {
            return level + season;
        }
        var ahead = Ahead(horizon - steps);
        return level * SeasonAhead(horizon) / SeasonAhead(horizon - steps) + (ahead > 0 ? season * Ahead(horizon) / ahead : 0);
    }

    private double Ahead(int horizon) => Level + SumOfDamping(horizon) * Trend;

    private double SeasonAhead(int horizon) => _seasonal[(_phase + (horizon - 1) % _parameters.Period) % _parameters.Period];

    /// <summary>φ + φ² + … over some steps, by doubling: no digits are lost when φ is close to 1.</summary>
    private double SumOfDamping(int steps)
    {
        var phi = _parameters.Phi;
        if (phi == 1)
        {
            return steps;
        }
        var (sum, power) = (0.0, 1.0);
        for (var bit = BitOperations.Log2((uint)steps); bit >= 0; bit--)
        {
            sum += power * sum;
            power *= power;
            if ((steps >> bit & 1) == 1)
            {
                sum = phi * (1 + sum);
                power *= phi;
            }
        }
        return sum;
    }
}
