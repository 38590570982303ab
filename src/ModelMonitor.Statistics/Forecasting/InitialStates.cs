using MathNet.Numerics.LinearAlgebra;

namespace ModelMonitor.Statistics;

/// <summary>Level, trend and seasons before the first value of a series.</summary>
internal sealed class InitialStates(double level, double trend, double[] seasonal)
{
    // Level against seasons, and trend against level where α is 1, are not told apart by any series.
    private const double Ridge = 1e-9;

    /// <summary>The states from the means of the first two seasons, and the deviations from the line between them.</summary>
    public static InitialStates Decompose(double[] series, TrendKind kind, SeasonalityKind seasonality, int period)
    {
        var hasTrend = kind != TrendKind.None;
        if (period == 0)
        {
            var slope = hasTrend ? series[1] - series[0] : 0;
            return new InitialStates(series[0] - slope, slope, []);
        }
        var (first, second) = (Mean(series.AsSpan(0, period)), Mean(series.AsSpan(period, period)));
        var trend = hasTrend ? (second - first) / period : 0;
        var level = (hasTrend ? first : (first + second) / 2) - trend * (period + 1) / 2;
        var seasonal = new double[period];
        for (var i = 0; i < 2 * period; i++)
        {
            var line = level + trend * (i + 1);
            seasonal[i % period] += (seasonality == SeasonalityKind.Additive ? series[i] - line : line > 0 ? series[i] / line : 1) / 2;
        }
        return new InitialStates(level, trend, seasonal);
    }

    /// <summary>The model that starts from these states.</summary>
    public HoltWinters Start(in HoltWintersParameters parameters) => new(parameters, level, trend, seasonal);

    /// <summary>
    /// The states with the least sum of squared errors for given parameters. Additive forecasts are linear in the
    /// initial states, so the errors are those of these states less the forecasts of a series of zeros that starts from the change.
    /// </summary>
    public InitialStates Improve(in HoltWintersParameters parameters, double[] series)
    {
        var model = Start(parameters);
        var errors = Array.ConvertAll(series, model.Update);
        var hasTrend = parameters.Trend != TrendKind.None;
        var states = 1 + (hasTrend ? 1 : 0) + seasonal.Length;
        var columns = new double[states][];
        var season = new double[seasonal.Length];
        columns[0] = Forecasts(new HoltWinters(parameters, 1, 0, season), series.Length);
        if (hasTrend)
        {
            columns[1] = Forecasts(new HoltWinters(parameters, 0, 1, season), series.Length);
        }
        for (var i = 0; i < seasonal.Length; i++)
        {
            season[i] = 1;
            columns[states - seasonal.Length + i] = Forecasts(new HoltWinters(parameters, 0, 0, season), series.Length);
            season[i] = 0;
        }

        var design = Matrix<double>.Build.DenseOfColumnArrays(columns);
        var normal = design.TransposeThisAndMultiply(design);
        var ridge = Ridge * normal.Diagonal().AbsoluteMaximum();
        for (var i = 0; i < states; i++)
        {
            normal[i, i] += ridge;
        }
        var change = normal.Cholesky().Solve(design.TransposeThisAndMultiply(Vector<double>.Build.Dense(errors)));
        var improved = new double[seasonal.Length];
        for (var i = 0; i < improved.Length; i++)
        {
            improved[i] = seasonal[i] + change[states - seasonal.Length + i];
        }
        return new InitialStates(level + change[0], hasTrend ? trend + change[1] : 0, improved);
    }

    /// <summary>What a model forecasts one step ahead when all values are 0.</summary>
    private static double[] Forecasts(HoltWinters model, int count)
    {
        var forecasts = new double[count];
        for (var i = 0; i < count; i++)
        {
            forecasts[i] = -model.Update(0);
        }
        return forecasts;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }
}
