using MathNet.Numerics.Distributions;
using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>
/// Numbers for cells, by which several columns of any kind are looked at together: the normal score of a cell's middle rank
/// among the baseline's values (van der Waerden 1952). They do not depend on units, and no outlier is farther than its rank.
/// </summary>
/// <remarks>
/// Quantities are in their order, from -infinity to +infinity; categories in the order of their frequency, with those
/// never seen at the end; where some were seen once, others are still to come (Good and Turing), and both score alike. A
/// missing value scores 0, the mean.
/// </remarks>
internal static class CellScores
{
    /// <summary>
    /// Below it a column is nearly constant. Stretched to a variance of 1, its few other values would outweigh whatever
    /// else is in a row.
    /// </summary>
    private const double LeastDeviation = 0.5;

    /// <summary>The score of each cell of a column's layout.</summary>
    /// <returns>Finite scores of mean 0 over the baseline's values that are there; their variance is 1, or less where nearly all are in one cell.</returns>
    public static double[] Of(ColumnBaseline column)
    {
        var layout = column.Layout;
        var cells = column.Counts.Cells;
        long values = 0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            values += cell == layout.MissingCell ? 0 : cells[cell];
        }

        var scores = new double[cells.Length];
        long below = 0;
        var (sum, squares) = (0.0, 0.0);
        foreach (var cell in Ascending(layout))
        {
            // Half a value more on either side, so that the score of an empty cell at the end is finite.
            var score = Normal.InvCDF(0, 1, (below + 0.5 * cells[cell] + 0.5) / (values + 1.0));
            scores[cell] = score;
            sum += cells[cell] * score;
            squares += cells[cell] * score * score;
            below += cells[cell];
        }

        if (layout is CategoricalLayout { Singletons: > 0 } categories)
        {
            scores[categories.UnseenCell] = scores[categories.OtherCell];
        }

        Standardize(scores, layout.MissingCell, sum / Math.Max(1, values), squares / Math.Max(1, values));
        return scores;
    }

    private static void Standardize(double[] scores, int missing, double mean, double meanSquare)
    {
        var deviation = Math.Max(LeastDeviation, Math.Sqrt(Math.Max(0, meanSquare - mean * mean)));
        for (var cell = 0; cell < scores.Length; cell++)
        {
            scores[cell] = cell == missing ? 0 : (scores[cell] - mean) / deviation;
        }
    }

    private static IEnumerable<int> Ascending(CellLayout layout) => layout is NumericLayout numeric
        ? [numeric.NegativeInfinityCell, .. Enumerable.Range(0, numeric.OrderedCellCount), numeric.PositiveInfinityCell]
        : Enumerable.Range(0, layout.MissingCell);
}
