namespace ModelMonitor.Detection;

/// <summary>
/// One factor, one offset, or a change of unit that has both, which carries the baseline into a window: the
/// minimum-distance fit of the baseline's distribution to the window's.
/// </summary>
internal static class Transformation
{
    // How far from the estimate by means a fit is looked for, in standard errors.
    private const double Reach = 4;

    public static void Offer(ShapeFit fit, BestCause best)
    {
        if (fit.Window.StandardDeviation > 0 && fit.Baseline.StandardDeviation > 0)
        {
            foreach (var unit in UnitConversion.Known)
            {
                best.Offer(
                    unit.Offset == 0 || unit.Factor != 1 ? DriftKind.Scale : DriftKind.Shift,
                    fit.Linear(unit.Factor, unit.Offset, 0),
                    unit.Describe);
            }

            OfferScale(fit, best);
            OfferShift(fit, best);
        }
    }

    private static void OfferScale(ShapeFit fit, BestCause best)
    {
        var ratio = fit.Window.Mean / fit.Baseline.Mean;
        if (!(ratio > 0) || !double.IsFinite(ratio))
        {
            return;
        }

        // Both means are uncertain; beyond a factor of three the means say nothing at all.
        var relative = Math.Max(
            fit.Baseline.StandardDeviation / Math.Abs(fit.Baseline.Mean), fit.Window.StandardDeviation / Math.Abs(fit.Window.Mean));
        var reach = Math.Min(Reach * fit.Sampling * relative, Math.Log(3));
        var step = Minimum.Between(-reach, reach, best.ScoreToBeat, (x, limit) => fit.LinearScore(ratio * Math.Exp(x), 0, 1, limit));
        var factor = ratio * Math.Exp(step);
        best.Offer(DriftKind.Scale, fit.Linear(factor, 0, 1), () => $"scale x{Words.Number(factor)}");
    }

    private static void OfferShift(ShapeFit fit, BestCause best)
    {
        var offset = fit.Window.Mean - fit.Baseline.Mean;
        var reach = Reach * fit.Sampling * Math.Max(fit.Baseline.StandardDeviation, fit.Window.StandardDeviation);
        var amount = Minimum.Between(
            offset - reach, offset + reach, best.ScoreToBeat, (x, limit) => fit.LinearScore(1, x, 1, limit));
        best.Offer(
            DriftKind.Shift,
            fit.Linear(1, amount, 1),
            () => fit.Baseline.Sensitive
                ? "every value shifted"
                : $"every value shifted by {(amount < 0 ? "-" : "+")}{Words.Number(Math.Abs(amount))}");
    }
}
