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

        var unexplained = new DistributionChange(DriftKind.Distribution, moved);
        return layout.Edges is [] ? unexplained : Best(new(baseline, layout, window)) is { } cause
            ? new(cause.Kind, $"{cause.Describe()}: {moved}")
            : unexplained;
    }

    private static ShapeCause? Best(ShapeFit fit)
    {
        if (!fit.IsChanged)
        {
            return null;
        }

        ShapeCause? best = null;
        foreach (var cause in All(fit))
        {
            if (cause.Quality.IsAccepted && cause.Quality.Score < (best?.Quality.Score ?? double.PositiveInfinity))
            {
                best = cause;
            }
        }

        return best;
    }

    private static IEnumerable<ShapeCause> All(ShapeFit fit)
    {
        var causes = Transformation.Of(fit).Concat(SpreadChange.Of(fit)).Concat(Clipping.Of(fit));
        ShapeCause?[] others = [StuckValue.Of(fit), Outliers.Of(fit), Rotation.Of(fit), ExchangedValues.Of(fit)];
        return causes.Concat(others.OfType<ShapeCause>());
    }
}
