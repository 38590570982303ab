namespace ModelMonitor.Detection;

/// <summary>The few values of a quantity have changed places, as when codes are given in another order.</summary>
internal static class ExchangedValues
{
    public static void Offer(ShapeFit fit, BestCause best)
    {
        var cells = Enumerable.Range(0, fit.Layout.OrderedCellCount).Where(cell => fit.Baseline.Counts.Cells[cell] > 0).ToArray();
        var isDiscrete = cells.All(cell => cell == 0 || fit.Layout.Edges.Length > cell && IsOneValue(fit, cell));
        if (!isDiscrete || cells.Sum(cell => fit.Window.Cells[cell]) < fit.Window.Finite)
        {
            return;
        }

        if (Permutation.Of(
            Array.ConvertAll(cells, cell => fit.Baseline.Counts.Cells[cell]), Array.ConvertAll(cells, cell => fit.Window.Cells[cell])) is { } found)
        {
            best.Offer(DriftKind.PermutedCategories, new(found.Score, true), () => fit.Baseline.Sensitive
                ? "values have changed places"
                : found.Describe(i => Words.Number(fit.Layout.Edges[cells[i]])));
        }
    }

    /// <summary>Whether all values of a cell are its upper edge: their mean is.</summary>
    private static bool IsOneValue(ShapeFit fit, int cell)
    {
        var mean = fit.Layout.Anchors[cell] + (fit.Baseline.Counts.Sums[cell] / fit.Baseline.Counts.Cells[cell]);
        var edge = fit.Layout.Edges[cell];
        return Math.Abs(mean - edge) <= 1e-9 * Math.Max(Math.Abs(edge), fit.Baseline.StandardDeviation);
    }
}
