using MathNet.Numerics;
using ModelMonitor.Aggregation;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>Measures how features go with those that go round a circle, such as hours.</summary>
internal static class CycleLearning
{
    /// <summary>The most features that are kept for a circle.</summary>
    public const int MostCurves = 8;

    // The share of a feature's variance that lies between the points of the circle.
    private const double LeastExplained = 0.01;

    // The curves of a feature that does not go with the circle differ by the rows that it is learned from; of a hundred
    // features none is to be kept for that.
    private const double Certain = 1e-6;

    public static IReadOnlyList<CycleCurves> Of(LearnedRows rows)
    {
        var cycles = new List<CycleCurves>();
        for (var column = 0; column < rows.Columns.Count; column++)
        {
            if (rows.Columns[column] is { Role: ColumnRole.Feature, Layout: NumericLayout layout } baseline
                && Cycle.Of(baseline, layout) is { } cycle && Curves(rows, column, layout) is { Count: > 0 } curves)
            {
                cycles.Add(new(column, cycle, curves));
            }
        }

        return cycles;
    }

    private static List<CycleCurve> Curves(LearnedRows rows, int column, NumericLayout layout) =>
    [
        .. Enumerable.Range(0, rows.Columns.Count)
            .Where(other => other != column && rows.Columns[other].Role == ColumnRole.Feature)
            .Select(other => Curve(rows, column, other, layout.OrderedCellCount))
            .Where(found => found.Explained >= LeastExplained && found.PValue <= Certain)
            .OrderByDescending(found => found.Explained).ThenBy(found => found.Curve.Column)
            .Take(MostCurves)
            .Select(found => found.Curve),
    ];

    private static (CycleCurve Curve, double Explained, double PValue) Curve(LearnedRows rows, int column, int other, int points)
    {
        var (around, cells) = (rows.Cells[column], rows.Cells[other]);
        var (scores, missing) = (rows.Scores[other], rows.Columns[other].Layout.MissingCell);
        var (sums, squares, counts) = (new double[points], new double[points], new long[points]);
        for (var row = 0; row < around.Length; row++)
        {
            if (around[row] < points && cells[row] != missing)
            {
                var score = scores[cells[row]];
                sums[around[row]] += score;
                squares[around[row]] += score * score;
                counts[around[row]]++;
            }
        }

        var (between, total) = (0d, 0d);
        for (var point = 0; point < points; point++)
        {
            var count = Math.Max(1, counts[point]);
            sums[point] /= count;
            total += squares[point];
            squares[point] = Math.Max(0, (squares[point] / count) - (sums[point] * sums[point]));
            between += counts[point] * sums[point] * sums[point];
        }

        var explained = total > 0 ? between / total : 0;
        var degrees = counts.Count(count => count > 0) - 1;
        var pValue = degrees < 1 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2d, explained * counts.Sum() / 2);
        return (new(other, SignificantDigits.Round(sums), SignificantDigits.Round(squares)), explained, pValue);
    }
}
