using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// The baseline of a quantity as points with weights: a frequent value is one point, any other cell a handful that
/// keep its bounds and its mean. What moves the points moves the distribution.
/// </summary>
internal sealed class BaselinePoints
{
    private const int PointsPerCell = 8;

    private static readonly double[] LogPositions =
        [.. Enumerable.Range(0, PointsPerCell).Select(i => Math.Log((i + 0.5) / PointsPerCell))];

    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly double[] _below;
    private int _count;

    public BaselinePoints(ColumnBaseline baseline, NumericLayout layout)
    {
        var most = layout.OrderedCellCount * PointsPerCell;
        (_values, _weights, _below) = (new double[most], new double[most], new double[most + 1]);
        for (var cell = 0; cell < layout.OrderedCellCount; cell++)
        {
            var count = baseline.Counts.Cells[cell];
            if (count > 0)
            {
                AddCell(layout, cell, baseline.Counts.Sums[cell] / count, (double)count / baseline.Count);
            }
        }

        Moments = PointMoments.Of(Values, Weights);
    }

    /// <summary>The points, in increasing order.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    /// <summary>Their weights, which sum to 1.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, _count);

    public PointMoments Moments { get; }

    /// <summary>Adds to a distribution function that of the points multiplied, and an amount added: one pass over points and edges.</summary>
    /// <param name="factor">The factor, above 0.</param>
    /// <param name="offset">The amount.</param>
    /// <param name="weight">What the points weigh together.</param>
    /// <param name="edges">Where the function is wanted, in increasing order.</param>
    /// <param name="cumulative">The function at the edges.</param>
    public void AddCumulative(double factor, double offset, double weight, ReadOnlySpan<double> edges, Span<double> cumulative)
    {
        var values = Values;
        var point = 0;
        for (var edge = 0; edge < edges.Length; edge++)
        {
            // As many as a cell has at once, then one by one.
            while (point + PointsPerCell <= values.Length && (values[point + PointsPerCell - 1] * factor) + offset <= edges[edge])
            {
                point += PointsPerCell;
            }

            while (point < values.Length && (values[point] * factor) + offset <= edges[edge])
            {
                point++;
            }

            cumulative[edge] += _below[point] * weight;
        }
    }

    private void AddCell(NumericLayout layout, int cell, double distance, double weight)
    {
        var isOpen = cell == 0 || cell == layout.Edges.Length;
        if (isOpen || layout.IsAtom(cell))
        {
            // An open cell holds the smallest value, or a few that must not be told.
            Add(isOpen ? layout.Anchors[cell] + distance : layout.Edges[cell], weight);
            return;
        }

        // Powers of equally spaced numbers: the mean of u^a over 0 to 1 is 1 / (a + 1).
        var (lower, upper) = (layout.Edges[cell - 1], layout.Edges[cell]);
        var mean = Math.Clamp(distance / (upper - lower), 0.01, 1);
        var power = (1 / mean) - 1;
        foreach (var log in LogPositions)
        {
            Add(lower + ((upper - lower) * Math.Exp(power * log)), weight / PointsPerCell);
        }
    }

    private void Add(double value, double weight)
    {
        (_values[_count], _weights[_count], _below[_count + 1]) = (value, weight, _below[_count] + weight);
        _count++;
    }
}
