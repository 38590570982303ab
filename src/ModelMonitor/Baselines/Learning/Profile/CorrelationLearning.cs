using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Baselines;

/// <summary>Chooses the pairs of columns whose correlation is watched, and measures it.</summary>
internal static class CorrelationLearning
{
    public const int MaxPairs = 50;

    /// <summary>Pairs with an output that are taken before any other.</summary>
    private const int MaxOutputPairs = 25;

    /// <summary>The pairs of largest correlation, those with an output first, in the order of columns.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="covariance">The covariances of their scores, or of those of a sample; for the choice only.</param>
    public static IReadOnlyList<PairCorrelation> Of(LearnedRows rows, RunningCovarianceMatrix covariance)
    {
        var pairs = new List<(int First, int Second, double Strength)>();
        for (var second = 1; second < rows.Columns.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var product = covariance.Covariance(first, first) * covariance.Covariance(second, second);
                if (product > 0)
                {
                    pairs.Add((first, second, Math.Abs(covariance.Covariance(first, second)) / Math.Sqrt(product)));
                }
            }
        }

        // A stable sort: among equals the first columns go first.
        pairs = [.. pairs.OrderByDescending(pair => pair.Strength)];
        var ofOutputs = pairs.Where(pair => rows.Columns[pair.Second].Role != ColumnRole.Feature).Take(MaxOutputPairs).ToList();
        return
        [
            .. ofOutputs.Concat(pairs.Except(ofOutputs)).Take(MaxPairs)
                .OrderBy(pair => pair.First).ThenBy(pair => pair.Second)
                .Select(pair => Measure(rows, pair.First, pair.Second))
                .Where(pair => !double.IsNaN(pair.Correlation)),
        ];
    }

    private static PairCorrelation Measure(LearnedRows rows, int first, int second)
    {
        var (firstScores, secondScores) = (rows.Scores[first], rows.Scores[second]);
        var width = secondScores.Length;
        var table = new long[firstScores.Length * width];
        var (firstCells, secondCells) = (rows.Cells[first], rows.Cells[second]);
        for (var row = 0; row < firstCells.Length; row++)
        {
            table[firstCells[row] * width + secondCells[row]]++;
        }

        var (n, x, y, xx, yy, xy) = (0L, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var cell = 0; cell < table.Length; cell++)
        {
            var (i, j) = (cell / width, cell % width);
            if (table[cell] == 0 || i == rows.Columns[first].Layout.MissingCell || j == rows.Columns[second].Layout.MissingCell)
            {
                continue;
            }

            var (count, a, b) = (table[cell], firstScores[i], secondScores[j]);
            n += count;
            (x, y) = (x + count * a, y + count * b);
            (xx, yy, xy) = (xx + count * a * a, yy + count * b * b, xy + count * a * b);
        }

        // Scores have mean 0 and variance about 1, so that no digits are lost in these differences.
        var scale = Math.Sqrt(Math.Max(0, n * xx - x * x) * Math.Max(0, n * yy - y * y));
        var correlation = scale > 0 ? Math.Clamp((n * xy - x * y) / scale, -1, 1) : double.NaN;
        return new(first, second, double.IsNaN(correlation) ? correlation : SignificantDigits.Round(correlation), n);
    }
}
