using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// How well a supposed distribution explains a window: by the distribution functions at the cell edges and, where all
/// values may have left the baseline's range, by mean and spread.
/// </summary>
internal sealed class ShapeFit
{
    // The Kolmogorov quantile at 0.01: a fit is refused when what it leaves is as surprising as one window in a hundred.
    private const double LargestResidual = 1.628;

    // What points in cells may be off by, however large the samples.
    private const double CellSlack = 0.01;
    private const double MeanSlack = 0.02;
    private const double SpreadSlack = 0.05;
    private const double LargestZ = 4;

    // Cells that differ so certainly are a change that may be named, though it moves little of the whole.
    private const double CertainChange = 1e-6;
    private const double SmallestGroup = 5;

    // A parameter that is fitted must pay for itself: two standard errors.
    private const double ParameterPenalty = 4;

    private readonly double[] _edges;
    private readonly double[] _cumulative;
    private readonly double[] _below;
    private readonly PointMoments _moments;

    public ShapeFit(ColumnBaseline baseline, NumericLayout layout, ColumnCounts window)
    {
        _edges = layout.Edges;
        Window = window;
        Baseline = baseline;
        Layout = layout;
        Points = BaselinePoints.Of(baseline, layout);
        Sampling = Math.Sqrt((1d / window.Finite) + (1d / baseline.Count));
        _cumulative = new double[_edges.Length];
        long below = 0;
        for (var i = 0; i < _edges.Length; i++)
        {
            below += window.Cells[i];
            _cumulative[i] = (double)below / window.Finite;
        }

        _moments = PointMoments.Of(Points.Values, Points.Weights);
        _below = new double[Points.Weights.Length + 1];
        for (var i = 0; i < Points.Weights.Length; i++)
        {
            _below[i + 1] = _below[i] + Points.Weights[i];
        }
    }

    public ColumnCounts Window { get; }

    public ColumnBaseline Baseline { get; }

    public NumericLayout Layout { get; }

    public BaselinePoints Points { get; }

    /// <summary>The standard error of a mean in standard deviations, both samples counted in.</summary>
    public double Sampling { get; }

    /// <summary>The largest difference of two distribution functions that counts as none.</summary>
    public double Tolerance => (LargestResidual * Sampling) + CellSlack;

    /// <summary>Whether the window is a change that no chance explains; a faint one would fit many names, and gets none.</summary>
    public bool IsChanged
    {
        get
        {
            var (distance, _) = Distance(Points.Values, Points.Weights);
            long[] before = [.. Baseline.Counts.Cells.AsSpan(0, _edges.Length + 1)];
            long[] now = [.. Window.Cells.AsSpan(0, _edges.Length + 1)];
            var groups = SparseCells.JoinNeighbours(before, now, SmallestGroup);
            return distance > LargestResidual * Sampling
                || (groups > 1 && ChiSquare.Homogeneity(before.AsSpan(0, groups), now.AsSpan(0, groups)).PValue < CertainChange);
        }
    }

    /// <summary>The window's distribution function at the edges.</summary>
    public ReadOnlySpan<double> Cumulative => _cumulative;

    /// <summary>The fit of the baseline with each value replaced by another.</summary>
    public FitQuality Mapped(Func<double, double> map, int parameters) =>
        Of(Array.ConvertAll(Points.Values, value => map(value)), Points.Weights, parameters);

    /// <summary>
    /// Whether a wider distribution around the baseline's mean may have the window's: even at the largest spread that
    /// the window bears out the means are no further apart than a fit is accepted with.
    /// </summary>
    public bool IsCentred
    {
        get
        {
            var spread = Window.StandardDeviation * Math.Exp(SpreadSlack + (LargestZ * SpreadError(_moments.Kurtosis)));
            return !(Math.Abs(Window.Mean - _moments.Mean) > (MeanSlack + (LargestZ * Sampling)) * spread);
        }
    }

    /// <summary>The fit of the baseline with each value multiplied, and an amount added.</summary>
    /// <param name="factor">The factor, above 0.</param>
    /// <param name="offset">The amount.</param>
    /// <param name="parameters">How many numbers were fitted to the window.</param>
    /// <param name="atMost">The score from which it does not matter how bad the fit is.</param>
    public FitQuality Linear(double factor, double offset, int parameters, double atMost = double.PositiveInfinity) =>
        Of(factor, [offset], _moments.Linear(factor, offset), parameters, atMost);

    /// <summary>The fit of the baseline with noise added.</summary>
    /// <param name="noise">The noise, each amount as probable as the others; 0 on average.</param>
    /// <param name="parameters">How many numbers were fitted to the window.</param>
    /// <param name="atMost">The score from which it does not matter how bad the fit is.</param>
    public FitQuality Noisy(ReadOnlySpan<double> noise, int parameters, double atMost = double.PositiveInfinity) =>
        Of(1, noise, _moments.Plus(PointMoments.Of(noise)), parameters, atMost);

    /// <summary>The fit of any distribution.</summary>
    /// <param name="values">Its points, in any order.</param>
    /// <param name="weights">Their weights, which sum to 1.</param>
    /// <param name="parameters">How many numbers were fitted to the window.</param>
    public FitQuality Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int parameters)
    {
        var (distance, squares) = Distance(values, weights);
        var (score, isAccepted) = Score(PointMoments.Of(values, weights), parameters);
        return Quality(score, isAccepted, distance, squares);
    }

    /// <summary>The largest and the mean squared difference of the distribution functions at the edges.</summary>
    public (double Largest, double MeanSquare) Distance(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Span<double> cells = stackalloc double[_edges.Length + 1];
        cells.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            var found = Array.BinarySearch(_edges, values[i]);
            cells[found < 0 ? ~found : found] += weights[i];
        }

        for (var i = 1; i < cells.Length; i++)
        {
            cells[i] += cells[i - 1];
        }

        return Distance(cells);
    }

    /// <summary>Points in increasing order stay so: one pass over points and edges for each offset.</summary>
    private FitQuality Of(double factor, ReadOnlySpan<double> offsets, PointMoments moments, int parameters, double atMost)
    {
        var (score, isAccepted) = Score(moments, parameters);
        if (score >= atMost)
        {
            return new(score, false);
        }

        Span<double> cumulative = stackalloc double[_edges.Length];
        cumulative.Clear();
        var values = Points.Values;
        foreach (var offset in offsets)
        {
            var point = 0;
            for (var edge = 0; edge < _edges.Length; edge++)
            {
                while (point < values.Length && (values[point] * factor) + offset <= _edges[edge])
                {
                    point++;
                }

                cumulative[edge] += _below[point] / offsets.Length;
            }
        }

        var (distance, squares) = Distance(cumulative);
        return Quality(score, isAccepted, distance, squares);
    }

    private (double Largest, double MeanSquare) Distance(ReadOnlySpan<double> cumulative)
    {
        var (largest, squares) = (0d, 0d);
        for (var i = 0; i < _edges.Length; i++)
        {
            var difference = Math.Abs(_cumulative[i] - cumulative[i]);
            largest = Math.Max(largest, difference);
            squares += difference * difference;
        }

        return (largest, squares / _edges.Length);
    }

    /// <summary>What mean, spread and parameters add to a score, and whether both moments fit.</summary>
    private (double Score, bool IsAccepted) Score(PointMoments moments, int parameters)
    {
        var spread = Math.Max(moments.Deviation, Window.StandardDeviation);
        var meanZ = Excess(Window.Mean - moments.Mean, MeanSlack * spread) / (Sampling * spread);
        var spreadZ = Excess(Math.Log(Window.StandardDeviation / moments.Deviation), SpreadSlack) / SpreadError(moments.Kurtosis);
        return (
            (meanZ * meanZ) + (spreadZ * spreadZ) + (ParameterPenalty * parameters),
            Math.Abs(meanZ) <= LargestZ && Math.Abs(spreadZ) <= LargestZ);
    }

    private FitQuality Quality(double score, bool isAccepted, double distance, double squares)
    {
        // Under the fit the mean square is a sixth on average (Cramer-von Mises), the others are one.
        score += 6 * squares / (Sampling * Sampling);
        return new(double.IsNaN(score) ? double.PositiveInfinity : score, isAccepted && distance <= Tolerance);
    }

    private double SpreadError(double kurtosis) => Sampling * Math.Sqrt((Math.Max(kurtosis, 3) - 1) / 4);

    private static double Excess(double difference, double slack) =>
        Math.CopySign(Math.Max(0, Math.Abs(difference) - slack), difference);
}
