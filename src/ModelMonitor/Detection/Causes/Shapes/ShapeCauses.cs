using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// What happened to a quantity: of all explanations that leave no more than chance, the one that leaves least and
/// needs fewest numbers.
/// </summary>
internal static class ShapeCauses
{
    public static DistributionChange Explain(ColumnBaseline baseline, NumericLayout layout, ColumnCounts window, string moved)
    {
        if (window.Minimum.Equals(window.Maximum) && baseline.StandardDeviation > 0)
        {
            var value = baseline.Sensitive ? "one and the same" : Words.Number(window.Minimum);
            return new(DriftKind.Constant, $"all values are {value}");
        }

        return layout.Edges is not [] && Best(new(baseline, layout, window)) is { } cause
            ? new(cause.Kind, $"{cause.Describe()}: {moved}")
            : new(DriftKind.Distribution, moved);
    }

    private static ShapeCause? Best(ShapeFit fit)
    {
        var best = new BestCause();
        if (fit.IsChanged)
        {
            Transformation.Offer(fit, best);
            SpreadChange.Offer(fit, best);
            Clipping.Offer(fit, best);
            StuckValue.Offer(fit, best);
            Outliers.Offer(fit, best);
            Rotation.Offer(fit, best);
            ExchangedValues.Offer(fit, best);
        }

        return best.Cause;
    }
}
