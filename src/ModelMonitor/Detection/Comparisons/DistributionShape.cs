using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// The distribution functions of a baseline and a window at the baseline's edges; the baseline's can be read in
/// between by linear interpolation, and so be stretched and moved.
/// </summary>
internal sealed class DistributionShape
{
    private readonly double[] _edges;
    private readonly double[] _baseline;
    private readonly double[] _window;
    private readonly double _min;
    private readonly double _max;

    public DistributionShape(ColumnBaseline baseline, NumericLayout layout, ColumnCounts window)
    {
        _edges = layout.Edges;
        _baseline = Cumulative(baseline.Counts, _edges.Length);
        _window = Cumulative(window, _edges.Length);
        // Not known where they must not be told.
        _min = double.IsNaN(baseline.Min) ? _edges[0] : baseline.Min;
        _max = double.IsNaN(baseline.Max) ? _edges[^1] : baseline.Max;
    }

    /// <summary>The mean squared difference at the edges between the window and the transformed baseline.</summary>
    public double Residual(double factor, double offset)
    {
        var sum = 0d;
        var upper = 0;
        for (var i = 0; i < _edges.Length; i++)
        {
            var difference = _window[i] - BaselineAt((_edges[i] - offset) / factor, ref upper);
            sum += difference * difference;
        }

        return sum / _edges.Length;
    }

    /// <summary>The largest difference at the edges between the window and the transformed baseline.</summary>
    public double Distance(double factor, double offset)
    {
        var largest = 0d;
        var upper = 0;
        for (var i = 0; i < _edges.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(_window[i] - BaselineAt((_edges[i] - offset) / factor, ref upper)));
        }

        return largest;
    }

    /// <summary>The baseline at a point; asked for ascending points, so that the next edge is found by walking on.</summary>
    private double BaselineAt(double x, ref int upper)
    {
        if (x < _min)
        {
            return 0;
        }

        if (x >= _max)
        {
            return 1;
        }

        while (upper < _edges.Length && _edges[upper] < x)
        {
            upper++;
        }

        var (x0, f0) = upper == 0 ? (_min, 0) : (_edges[upper - 1], _baseline[upper - 1]);
        var (x1, f1) = upper == _edges.Length ? (_max, 1) : (_edges[upper], _baseline[upper]);
        return x1 > x0 ? f0 + ((f1 - f0) * (x - x0) / (x1 - x0)) : f1;
    }

    private static double[] Cumulative(ColumnCounts counts, int edges)
    {
        var cumulative = new double[edges];
        var sum = 0L;
        for (var i = 0; i < edges; i++)
        {
            sum += counts.Cells[i];
            cumulative[i] = (double)sum / counts.Finite;
        }

        return cumulative;
    }
}
