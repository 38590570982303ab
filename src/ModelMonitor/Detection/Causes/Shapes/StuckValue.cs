namespace ModelMonitor.Detection;

/// <summary>One value has more than its share and the others are in the proportions of the baseline.</summary>
internal static class StuckValue
{
    // With fewer values every change of shares looks like this.
    private const int FewestOtherCells = 4;

    // How near to the extreme the surplus of an open cell must lie on average, by its way from the edge, to be one value
    // with a few others that come by chance.
    private const double OneValue = 0.05;

    public static void Offer(ShapeFit fit, BestCause best)
    {
        var (cells, baseline) = (fit.Window.Cells, fit.Baseline.Counts);
        var (stuck, surplus) = (0, double.NegativeInfinity);
        var occupied = 0;
        for (var cell = 0; cell < fit.Layout.OrderedCellCount; cell++)
        {
            occupied += baseline.Cells[cell] > 0 ? 1 : 0;
            var difference = Share(cells[cell], fit.Window.Finite) - Share(baseline.Cells[cell], fit.Baseline.Count);
            if (difference > surplus)
            {
                (stuck, surplus) = (cell, difference);
            }
        }

        var before = Share(baseline.Cells[stuck], fit.Baseline.Count);
        if (surplus <= 0 || before >= 1 || occupied <= FewestOtherCells)
        {
            return;
        }

        // The rest of the cell keeps its place in proportion.
        var share = surplus / (1 - before);
        var rest = (1 - share) * baseline.Sums[stuck] / fit.Baseline.Count;
        var value = fit.Layout.Anchors[stuck] + (((fit.Window.Sums[stuck] / fit.Window.Finite) - rest) / share);
        if (!IsOneValue(fit, stuck, ref value))
        {
            return;
        }

        var now = Share(cells[stuck], fit.Window.Finite);
        best.Offer(DriftKind.Stuck, fit.Stuck(value, share, 2), () => fit.Baseline.Sensitive
            ? $"{Words.Percent(now)} of the values are nearly one and the same (was {Words.Percent(before)})"
            : $"{Words.Percent(now)} of the values are near {Words.Number(value)} (was {Words.Percent(before)})");
    }

    /// <summary>Whether the surplus can be one value; in a cell with two bounds it can.</summary>
    private static bool IsOneValue(ShapeFit fit, int cell, ref double value)
    {
        var edges = fit.Layout.Edges;
        if (cell == 0 && fit.Window.Minimum >= edges[0])
        {
            value = edges[0];
            return true;
        }

        if (cell == 0 || cell == edges.Length)
        {
            var (edge, extreme) = cell == 0 ? (edges[0], fit.Window.Minimum) : (edges[^1], fit.Window.Maximum);
            var isOne = Math.Abs(value - extreme) <= OneValue * Math.Abs(extreme - edge);
            value = extreme;
            return isOne;
        }

        value = fit.Layout.IsAtom(cell) ? edges[cell] : Math.Clamp(value, edges[cell - 1], edges[cell]);
        return true;
    }

    private static double Share(long count, long total) => (double)count / total;
}
