using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// One factor or one offset that carries the baseline into a window: the minimum-distance fit of the baseline's
/// distribution function to the window's at the cell edges, accepted if nothing significant remains.
/// </summary>
/// <param name="IsScale">A factor, otherwise an offset.</param>
/// <param name="Amount">The factor, or the offset in the feature's units.</param>
/// <param name="Unit">The change of unit that the factor stands for, if one is near enough.</param>
internal sealed record Transformation(bool IsScale, double Amount, string? Unit)
{
    // The Kolmogorov quantile at 0.01: a fit is refused when what it leaves is as surprising as one window in a hundred.
    private const double LargestResidual = 1.628;
    private const int GridSteps = 80;
    private const double GridReach = 4;

    // A spread that the transformation does not explain within a quarter is another change.
    private const double SpreadTolerance = 0.25;

    public string Describe(bool isSensitive) => (IsScale, Unit) switch
    {
        (true, null) => $"scale x{Words.Number(Amount)}",
        (true, _) => $"scale x{Words.Number(Amount)} ({Unit})",
        _ when isSensitive => "every value shifted",
        _ => $"every value shifted by {(Amount < 0 ? "-" : "+")}{Words.Number(Math.Abs(Amount))}",
    };

    /// <summary>The transformation that explains a window, or <see langword="null"/> if none does.</summary>
    public static Transformation? Fit(ColumnBaseline baseline, NumericLayout layout, ColumnCounts window)
    {
        var spread = window.StandardDeviation / baseline.StandardDeviation;
        if (!(spread > 0) || !double.IsFinite(spread))
        {
            return null;
        }

        var sampling = Math.Sqrt((1d / window.Finite) + (1d / baseline.Count));
        var shape = new DistributionShape(baseline, layout, window);
        var scale = FitScale(baseline, window, shape, spread, sampling);
        var shift = Math.Abs(Math.Log(spread)) <= SpreadTolerance ? FitShift(baseline, window, shape, sampling) : null;
        var best = scale is null || (shift is not null && shift.Value.Residual < scale.Value.Residual) ? shift : scale;
        return best is { } found && found.Distance <= LargestResidual * sampling ? found.Transformation : null;
    }

    private static Candidate? FitScale(
        ColumnBaseline baseline, ColumnCounts window, DistributionShape shape, double spread, double sampling)
    {
        var ratio = window.Mean / baseline.Mean;
        if (!(ratio > 0) || !double.IsFinite(ratio) || Math.Abs(Math.Log(spread / ratio)) > SpreadTolerance)
        {
            return null;
        }

        var error = sampling * baseline.StandardDeviation / Math.Abs(baseline.Mean);
        var factor = Minimise(step => shape.Residual(ratio * Math.Exp(step * error), 0), sampling);
        var estimate = ratio * Math.Exp(factor * error);
        var unit = UnitConversion.Nearest(estimate, error);
        var amount = unit?.Factor ?? estimate;
        return new(new(true, amount, unit?.Name), shape.Residual(amount, 0), shape.Distance(amount, 0));
    }

    private static Candidate? FitShift(ColumnBaseline baseline, ColumnCounts window, DistributionShape shape, double sampling)
    {
        var offset = window.Mean - baseline.Mean;
        var error = sampling * baseline.StandardDeviation;
        var amount = offset + (error * Minimise(step => shape.Residual(1, offset + (step * error)), sampling));
        return new(new(false, amount, null), shape.Residual(1, amount), shape.Distance(1, amount));
    }

    /// <summary>
    /// The number of standard errors from the estimate by means at which means and shapes together fit best. Where
    /// all values have left the baseline's range, shapes say nothing and the means decide.
    /// </summary>
    private static double Minimise(Func<double, double> residual, double sampling)
    {
        var (best, smallest) = (0d, double.PositiveInfinity);
        for (var i = -GridSteps; i <= GridSteps; i++)
        {
            var step = GridReach * i / GridSteps;
            var value = (residual(step) / (sampling * sampling)) + (step * step / 2);
            if (value < smallest)
            {
                (best, smallest) = (step, value);
            }
        }

        return best;
    }

    private readonly record struct Candidate(Transformation Transformation, double Residual, double Distance);
}
