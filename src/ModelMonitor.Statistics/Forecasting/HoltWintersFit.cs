using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace ModelMonitor.Statistics;

/// <summary>The search for the parameters and initial states of exponential smoothing with the least sum of squared errors.</summary>
internal sealed class HoltWintersFit
{
    private const int Smallest = 4;
    private const double SmallestWeight = 1e-4;
    private const double LeastDamping = 0.8;
    private const double MostDamping = 0.98;
    private const double Tolerance = 1e-8;
    private const double Negligible = 1e-12;
    private const int Iterations = 1000;

    private readonly double[] _series;
    private readonly TrendKind _trend;
    private readonly SeasonalityKind _seasonality;
    private readonly int _period;
    private readonly InitialStates _start;
    private readonly double _squares;

    private HoltWinters? _best;

    private HoltWintersFit(ReadOnlySpan<double> series, TrendKind trend, SeasonalityKind seasonality, int period)
    {
        (_series, _trend, _seasonality, _period) = (series.ToArray(), trend, seasonality, period);
        _start = InitialStates.Decompose(_series, trend, seasonality, period);
        _squares = SumOfSquares(series);
    }

    public static HoltWinters Run(ReadOnlySpan<double> series, TrendKind trend, SeasonalityKind seasonality, int period)
    {
        HoltWintersParameters.RequireForm(trend, seasonality, period);
        Sample.Require(series, nameof(series), Math.Max(Smallest, 2 * period));
        if (seasonality == SeasonalityKind.Multiplicative)
        {
            for (var i = 0; i < series.Length; i++)
            {
                if (series[i] <= 0)
                {
                    throw new ArgumentException(
                        $"Value {i} is {series[i]}. Multiplicative seasons need values above 0. Use additive ones, or add a constant.", nameof(series));
                }
            }
        }
        return new HoltWintersFit(series, trend, seasonality, period).Search();
    }

    /// <summary>The squares that errors are measured against: those about the mean, or of the rounding of a constant.</summary>
    private static double SumOfSquares(ReadOnlySpan<double> series)
    {
        var moments = new RunningMoments();
        foreach (var value in series)
        {
            moments.Add(value);
        }
        var rounding = 1e-14 * moments.Mean;
        return moments.M2 + series.Length * rounding * rounding + double.Epsilon;
    }

    private HoltWinters Search()
    {
        var bestStart = Coordinates(0, 0, 0);
        var bestError = Error(bestStart);
        foreach (var alpha in new[] { -2.0, -0.5, 0.5, 2 })
        {
            foreach (var beta in _trend == TrendKind.None ? [0.0] : new[] { -3.0, -1 })
            {
                foreach (var gamma in _period == 0 ? [0.0] : new[] { -3.0, -1 })
                {
                    var start = Coordinates(alpha, beta, gamma);
                    var error = Error(start);
                    if (error < bestError)
                    {
                        (bestError, bestStart) = (error, start);
                    }
                }
            }
        }
        try
        {
            _ = NelderMeadSimplex.Minimum(
                ObjectiveFunction.Value(Error), bestStart, Vector<double>.Build.Dense(bestStart.Count, 0.5), Tolerance, Iterations);
        }
        catch (MaximumIterationsException)
        {
            // The best so far is kept.
        }
        return _best!;
    }

    private Vector<double> Coordinates(double alpha, double beta, double gamma)
    {
        var coordinates = new List<double> { alpha };
        if (_trend != TrendKind.None)
        {
            coordinates.Add(beta);
        }
        if (_period > 0)
        {
            coordinates.Add(gamma);
        }
        if (_trend == TrendKind.Damped)
        {
            coordinates.Add(0);
        }
        return Vector<double>.Build.DenseOfEnumerable(coordinates);
    }

    /// <summary>Share of the squares that is left at unbounded coordinates, with a floor for perfect fits, whose errors are rounding.</summary>
    private double Error(Vector<double> coordinates)
    {
        var model = Model(Parameters(coordinates));
        if (_best is null || model.SumOfSquaredErrors < _best.SumOfSquaredErrors)
        {
            _best = model;
        }
        return model.SumOfSquaredErrors / _squares + Negligible;
    }

    private HoltWintersParameters Parameters(Vector<double> coordinates)
    {
        var next = 0;
        var alpha = Weight(coordinates[next++]);
        var beta = _trend != TrendKind.None ? Weight(coordinates[next++]) : 0;
        var gamma = _period > 0 ? (1 - alpha) * Weight(coordinates[next++]) : 0;
        var phi = _trend == TrendKind.Damped ? LeastDamping + (MostDamping - LeastDamping) * Weight(coordinates[next]) : 1;
        return new HoltWintersParameters(_trend, _seasonality, _period, alpha, beta, gamma, phi);
    }

    private static double Weight(double coordinate) => SmallestWeight + (1 - 2 * SmallestWeight) / (1 + Math.Exp(-coordinate));

    private HoltWinters Model(in HoltWintersParameters parameters)
    {
        var states = parameters.IsMultiplicative ? _start : _start.Improve(parameters, _series);
        var model = states.Start(parameters);
        foreach (var value in _series)
        {
            model.Update(value);
        }
        return model;
    }
}
