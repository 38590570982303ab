using MathNet.Numerics;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Compares the mean score of a column at each point of a circle with the baseline's curve, moved around by any amount;
/// a change of its level is no matter here.
/// </summary>
internal sealed class CycleFit
{
    // Points at which nothing varied in the baseline may vary a little.
    private const double LeastVariance = 0.05;

    private readonly Cycle _cycle;
    private readonly double[] _positions;
    private readonly double[] _curve;
    private readonly double[] _variances;
    private readonly long[] _baselineRows;
    private readonly double[] _means;
    private readonly long[] _rows;
    private readonly int _points;

    public CycleFit(Baseline baseline, CycleCurves cycle, CycleCurve curve, RowSample sample)
    {
        var around = baseline.Columns[cycle.Column];
        var layout = (NumericLayout)around.Layout;
        int[] cells = [.. Enumerable.Range(0, layout.OrderedCellCount).Where(cell => around.Counts.Cells[cell] > 0)];
        _cycle = cycle.Cycle;
        _positions = Array.ConvertAll(cells, cell => layout.Anchors[cell] + (around.Counts.Sums[cell] / around.Counts.Cells[cell]));
        _curve = Array.ConvertAll(cells, cell => curve.Means[cell]);
        _variances = Array.ConvertAll(cells, cell => Math.Max(LeastVariance, curve.Variances[cell]));
        _baselineRows = Array.ConvertAll(cells, cell => around.Counts.Cells[cell]);
        _means = new double[cells.Length];
        _rows = new long[cells.Length];
        Count(sample, cycle.Column, curve.Column, cells, baseline.Columns[curve.Column]);
        _points = _rows.Count(rows => rows > 0);
    }

    /// <summary>What a movement leaves unexplained: chi-square, one degree of freedom for each point but one.</summary>
    public double Statistic(int by)
    {
        var (weights, first, second) = (0d, 0d, 0d);
        for (var point = 0; point < _rows.Length; point++)
        {
            if (_rows[point] > 0)
            {
                var weight = 1 / (Interpolate(_variances, _positions[point], by) * ((1d / _rows[point]) + (1d / _baselineRows[point])));
                var difference = _means[point] - Interpolate(_curve, _positions[point], by);
                weights += weight;
                first += weight * difference;
                second += weight * difference * difference;
            }
        }

        // Rounding may leave less than nothing.
        return Math.Max(0, second - (first * first / weights));
    }

    /// <summary>How probable it is to be left so much.</summary>
    public double PValue(int by) => _points < 2 ? 1 : SpecialFunctions.GammaUpperRegularized((_points - 1) / 2d, Statistic(by) / 2);

    /// <summary>How far the curve moves, as a root mean square over the window's rows.</summary>
    public double Movement(int by)
    {
        var (sum, rows) = (0d, 0L);
        for (var point = 0; point < _rows.Length; point++)
        {
            var difference = Interpolate(_curve, _positions[point], by) - _curve[point];
            sum += _rows[point] * difference * difference;
            rows += _rows[point];
        }

        return Math.Sqrt(sum / rows);
    }

    private void Count(RowSample sample, int around, int column, int[] cells, ColumnBaseline other)
    {
        var scores = CellScores.Of(other);
        for (var row = 0; row < sample.Count; row++)
        {
            var values = sample.Row(row);
            var point = Array.BinarySearch(cells, values[around]);
            if (point >= 0 && values[column] != other.Layout.MissingCell)
            {
                _means[point] += scores[values[column]];
                _rows[point]++;
            }
        }

        for (var point = 0; point < _means.Length; point++)
        {
            _means[point] /= Math.Max(1, _rows[point]);
        }
    }

    /// <summary>The value where a point was before it was moved, between its neighbours on the circle.</summary>
    private double Interpolate(double[] values, double position, int by)
    {
        var x = _cycle.Rotate(position, -by);
        var found = Array.BinarySearch(_positions, x);
        if (found >= 0)
        {
            return values[found];
        }

        var (above, below) = (~found % values.Length, (~found + values.Length - 1) % values.Length);
        var width = _cycle.Distance(_positions[below], _positions[above]);
        var share = width > 0 ? _cycle.Distance(_positions[below], x) / width : 0;
        return values[below] + ((values[above] - values[below]) * share);
    }
}
