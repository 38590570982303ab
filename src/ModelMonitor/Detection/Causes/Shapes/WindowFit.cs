using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// How well a supposed distribution explains a window: by the distribution functions at the cell edges and, where all
/// values may have left the baseline's range, by mean and spread.
/// </summary>
internal sealed class WindowFit
{
    // The Kolmogorov quantile at 0.01: a fit is refused when what it leaves is as surprising as one window in a hundred.
    private const double LargestResidual = 1.628;

    // What points in cells may be off by, however large the samples.
    private const double CellSlack = 0.01;
    private const double MeanSlack = 0.02;
    private const double SpreadSlack = 0.05;
    private const double LargestZ = 4;

    // A parameter that is fitted must pay for itself: two standard errors.
    private const double ParameterPenalty = 4;

    private readonly double[] _cumulative;

    /// <param name="layout">The cells.</param>
    /// <param name="window">The window's counts.</param>
    /// <param name="rows">The rows that the supposed distribution is known from.</param>
    public WindowFit(NumericLayout layout, ColumnCounts window, long rows)
    {
        Edges = layout.Edges;
        Counts = window;
        Sampling = Math.Sqrt((1d / window.Finite) + (1d / rows));
        _cumulative = new double[Edges.Length];
        long below = 0;
        for (var i = 0; i < Edges.Length; i++)
        {
            below += window.Cells[i];
            _cumulative[i] = (double)below / window.Finite;
        }
    }

    public double[] Edges { get; }

    public ColumnCounts Counts { get; }

    /// <summary>The standard error of a mean in standard deviations, both samples counted in.</summary>
    public double Sampling { get; }

    /// <summary>The largest difference of two distribution functions that is chance.</summary>
    public double Noise => LargestResidual * Sampling;

    /// <summary>The largest difference of two distribution functions that counts as none.</summary>
    public double Tolerance => Noise + CellSlack;

    /// <summary>The window's distribution function at the edges.</summary>
    public ReadOnlySpan<double> Cumulative => _cumulative;

    /// <summary>Whether a distribution may be worth a closer look: its mean is not even twice as far off as is accepted.</summary>
    public bool MayHave(double mean, double deviation) => Math.Abs(MeanDeviate(mean, deviation)) <= 2 * LargestZ;

    /// <summary>
    /// Whether a wider distribution around a mean may have the window's: even at the largest spread that the window bears
    /// out the means are no further apart than a fit is accepted with.
    /// </summary>
    public bool IsCentredOn(PointMoments moments)
    {
        var spread = Counts.StandardDeviation * Math.Exp(SpreadSlack + (LargestZ * SpreadError(moments.Kurtosis)));
        return !(Math.Abs(Counts.Mean - moments.Mean) > (MeanSlack + (LargestZ * Sampling)) * spread);
    }

    /// <summary>What mean, spread and parameters add to a score, and whether both moments fit.</summary>
    public FitQuality OfMoments(PointMoments moments, int parameters)
    {
        var meanZ = MeanDeviate(moments.Mean, moments.Deviation);
        var spreadZ = Excess(Math.Log(Counts.StandardDeviation / moments.Deviation), SpreadSlack) / SpreadError(moments.Kurtosis);
        return new(
            (meanZ * meanZ) + (spreadZ * spreadZ) + (ParameterPenalty * parameters),
            Math.Abs(meanZ) <= LargestZ && Math.Abs(spreadZ) <= LargestZ);
    }

    /// <summary>The fit of a distribution, of the moments of which the fit is known.</summary>
    /// <param name="ofMoments">The fit of its moments.</param>
    /// <param name="cumulative">Its distribution function at the edges.</param>
    public FitQuality Of(FitQuality ofMoments, ReadOnlySpan<double> cumulative)
    {
        var (distance, squares) = Distance(cumulative);

        // Under the fit the mean square is a sixth on average (Cramer-von Mises), the others are one.
        var score = ofMoments.Score + (6 * squares / (Sampling * Sampling));
        return new(double.IsNaN(score) ? double.PositiveInfinity : score, ofMoments.IsAccepted && distance <= Tolerance);
    }

    /// <summary>The largest and the mean squared difference from a distribution function at the edges.</summary>
    public (double Largest, double MeanSquare) Distance(ReadOnlySpan<double> cumulative)
    {
        var (largest, squares) = (0d, 0d);
        for (var i = 0; i < _cumulative.Length; i++)
        {
            var difference = Math.Abs(_cumulative[i] - cumulative[i]);
            largest = Math.Max(largest, difference);
            squares += difference * difference;
        }

        return (largest, squares / _cumulative.Length);
    }

    /// <summary>How many standard errors a supposed mean is off, beyond what is slack.</summary>
    private double MeanDeviate(double mean, double deviation)
    {
        var spread = Math.Max(deviation, Counts.StandardDeviation);
        return Excess(Counts.Mean - mean, MeanSlack * spread) / (Sampling * spread);
    }

    private double SpreadError(double kurtosis) => Sampling * Math.Sqrt((Math.Max(kurtosis, 3) - 1) / 4);

    private static double Excess(double difference, double slack) =>
        Math.CopySign(Math.Max(0, Math.Abs(difference) - slack), difference);
}
