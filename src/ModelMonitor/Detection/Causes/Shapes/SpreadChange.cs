namespace ModelMonitor.Detection;

/// <summary>The same centre and another spread: noise that was added, or all distances from the median multiplied.</summary>
internal static class SpreadChange
{
    private const int NoisePoints = 15;

    // The order of distribution functions holds for many distributions: it must beat nothing but "changed".
    private const int OrderParameters = 5;

    // Noise from a twentieth to eight times the spread of the baseline.
    private static readonly double LeastNoise = Math.Log(0.05);
    private static readonly double MostNoise = Math.Log(8);

    // Midpoints of equally probable slices of a normal law, scaled to unit variance.
    private static readonly double[] UnitNoise = StandardNoise();

    public static void Offer(ShapeFit fit, BestCause best)
    {
        var (before, now) = (fit.Baseline.StandardDeviation, fit.Window.StandardDeviation);
        if (before > 0 && now > 0)
        {
            if (fit.IsCentred)
            {
                OfferNoise(fit, best);
            }

            OfferStretch(fit, best);
            OfferOrder(fit, best);
        }
    }

    private static void OfferNoise(ShapeFit fit, BestCause best)
    {
        var before = fit.Baseline.StandardDeviation;
        Span<double> noise = stackalloc double[NoisePoints];
        var level = Math.Exp(Minimum.Between(
            LeastNoise, MostNoise, best.ScoreToBeat, (x, limit) =>
            {
                Span<double> tried = stackalloc double[NoisePoints];
                return fit.NoisyScore(Noise(Math.Exp(x) * before, tried), 1, limit);
            }));
        best.Offer(DriftKind.Spread, fit.Noisy(Noise(level * before, noise), 1), () =>
            $"the values spread around the same centre, as with noise of {Words.Number(level)} standard deviations");
    }

    private static ReadOnlySpan<double> Noise(double deviation, Span<double> noise)
    {
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = deviation * UnitNoise[i];
        }

        return noise;
    }

    private static void OfferStretch(ShapeFit fit, BestCause best)
    {
        var centre = fit.Baseline.Quantile(0.5);
        var ratio = Math.Log(fit.Window.StandardDeviation / fit.Baseline.StandardDeviation);
        var factor = Math.Exp(Minimum.Between(
            ratio - 1, ratio + 1, best.ScoreToBeat, (x, limit) => fit.LinearScore(Math.Exp(x), OffsetOf(Math.Exp(x)), 1, limit)));
        best.Offer(DriftKind.Spread, fit.Linear(factor, OffsetOf(factor), 1), () => Describe(factor));

        double OffsetOf(double by) => centre - (centre * by);
    }

    /// <summary>
    /// Wider: the window's distribution function lies above the baseline's below the median, and below it above the
    /// median (the dispersive order around a common centre); narrower: the other way round.
    /// </summary>
    private static void OfferOrder(ShapeFit fit, BestCause best)
    {
        var (below, cell) = (0d, 0);
        var (wider, narrower) = (0d, 0d);
        var (lower, upper) = (0d, 0d);
        foreach (var live in fit.Cumulative)
        {
            below += (double)fit.Baseline.Counts.Cells[cell++] / fit.Baseline.Count;
            var outwards = below < 0.5 ? live - below : below - live;
            (wider, narrower) = (Math.Max(wider, outwards), Math.Max(narrower, -outwards));
            if (below < 0.5)
            {
                lower = Larger(lower, outwards);
            }
            else
            {
                upper = Larger(upper, outwards);
            }
        }

        // Both sides must move, or it is a shift; and both in one sense.
        var (violation, least) = wider > narrower ? (narrower, Math.Min(lower, upper)) : (wider, Math.Min(-lower, -upper));
        if (least < fit.Tolerance / 2)
        {
            return;
        }

        var score = (violation * violation / (fit.Sampling * fit.Sampling)) + (OrderParameters * 4);
        var isAccepted = violation <= fit.Tolerance / 2;
        var factor = fit.Window.StandardDeviation / fit.Baseline.StandardDeviation;
        if (factor > 1 == wider > narrower)
        {
            best.Offer(DriftKind.Spread, new(score, isAccepted), () => Describe(factor));
        }
    }

    private static double Larger(double first, double second) => Math.Abs(second) > Math.Abs(first) ? second : first;

    private static string Describe(double factor) => factor > 1
        ? $"the values spread x{Words.Number(factor)} around the same centre"
        : $"the values are drawn together around the same centre, x{Words.Number(factor)}";

    private static double[] StandardNoise()
    {
        var points = Enumerable.Range(0, NoisePoints)
            .Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / NoisePoints)).ToArray();
        var deviation = Math.Sqrt(points.Sum(point => point * point) / NoisePoints);
        return Array.ConvertAll(points, point => point / deviation);
    }
}
