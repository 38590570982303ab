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

    private BaselinePoints(double[] values, double[] weights) => (Values, Weights) = (values, weights);

    /// <summary>The points, in increasing order.</summary>
    public double[] Values { get; }

    /// <summary>Their weights, which sum to 1.</summary>
    public double[] Weights { get; }

    public static BaselinePoints Of(ColumnBaseline baseline, NumericLayout layout)
    {
        var values = new List<double>();
        var weights = new List<double>();
        for (var cell = 0; cell < layout.OrderedCellCount; cell++)
        {
            var count = baseline.Counts.Cells[cell];
            if (count > 0)
            {
                AddCell(layout, cell, baseline.Counts.Sums[cell] / count, (double)count / baseline.Count, values, weights);
            }
        }

        return new([.. values], [.. weights]);
    }

    private static void AddCell(
        NumericLayout layout, int cell, double distance, double weight, List<double> values, List<double> weights)
    {
        var isOpen = cell == 0 || cell == layout.Edges.Length;
        if (isOpen || layout.IsAtom(cell))
        {
            // An open cell holds the smallest value, or a few that must not be told.
            values.Add(isOpen ? layout.Anchors[cell] + distance : layout.Edges[cell]);
            weights.Add(weight);
            return;
        }

        // Powers of equally spaced numbers: the mean of u^a over 0 to 1 is 1 / (a + 1).
        var (lower, upper) = (layout.Edges[cell - 1], layout.Edges[cell]);
        var mean = Math.Clamp(distance / (upper - lower), 0.01, 1);
        var power = (1 / mean) - 1;
        for (var i = 0; i < PointsPerCell; i++)
        {
            values.Add(lower + ((upper - lower) * Math.Pow((i + 0.5) / PointsPerCell, power)));
            weights.Add(weight / PointsPerCell);
        }
    }
}
