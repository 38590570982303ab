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

    /// <summary>The fit of any distribution.</summary>
    /// <param name="values">Its points, in any order.</param>
    /// <param name="weights">Their weights, which sum to 1.</param>
    /// <param name="parameters">How many numbers were fitted to the window.</param>
    public FitQuality Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int parameters)
    {
        var (distance, squares) = Distance(values, weights);
        var (mean, deviation, kurtosis) = Moments(values, weights);
        var spread = Math.Max(deviation, Window.StandardDeviation);
        var meanZ = Excess(Window.Mean - mean, MeanSlack * spread) / (Sampling * spread);
        var spreadError = Sampling * Math.Sqrt((Math.Max(kurtosis, 3) - 1) / 4);
        var spreadZ = Excess(Math.Log(Window.StandardDeviation / deviation), SpreadSlack) / spreadError;
        var isAccepted = distance <= Tolerance && Math.Abs(meanZ) <= LargestZ && Math.Abs(spreadZ) <= LargestZ;

        // Under the fit the mean square is a sixth on average (Cramer-von Mises), the others are one.
        var score = (6 * squares / (Sampling * Sampling)) + (meanZ * meanZ) + (spreadZ * spreadZ) + (ParameterPenalty * parameters);
        return new(double.IsNaN(score) ? double.PositiveInfinity : score, isAccepted);
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

        var (below, largest, squares) = (0d, 0d, 0d);
        for (var i = 0; i < _edges.Length; i++)
        {
            below += cells[i];
            var difference = Math.Abs(_cumulative[i] - below);
            largest = Math.Max(largest, difference);
            squares += difference * difference;
        }

        return (largest, squares / _edges.Length);
    }

    private static (double Mean, double Deviation, double Kurtosis) Moments(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var mean = 0d;
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] * values[i];
        }

        var (second, fourth) = (0d, 0d);
        for (var i = 0; i < values.Length; i++)
        {
            var square = (values[i] - mean) * (values[i] - mean);
            second += weights[i] * square;
            fourth += weights[i] * square * square;
        }

        return (mean, Math.Sqrt(second), fourth / (second * second));
    }

    private static double Excess(double difference, double slack) =>
        Math.CopySign(Math.Max(0, Math.Abs(difference) - slack), difference);
}
