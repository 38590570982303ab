using ModelMonitor.Statistics;

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

    public static IEnumerable<ShapeCause> Of(ShapeFit fit)
    {
        var (before, now) = (fit.Baseline.StandardDeviation, fit.Window.StandardDeviation);
        if (before > 0 && now > 0)
        {
            if (fit.IsCentred)
            {
                yield return Noise(fit);
            }

            yield return Stretch(fit);
            if (Order(fit) is { } order)
            {
                yield return order;
            }
        }
    }

    private static ShapeCause Noise(ShapeFit fit)
    {
        var before = fit.Baseline.StandardDeviation;
        var level = Math.Exp(Minimum.Between(LeastNoise, MostNoise, (x, least) => Noisy(fit, Math.Exp(x) * before, least).Score));
        var quality = Noisy(fit, level * before, double.PositiveInfinity);
        return new(DriftKind.Spread, quality, () =>
            $"the values spread around the same centre, as with noise of {Words.Number(level)} standard deviations");
    }

    private static FitQuality Noisy(ShapeFit fit, double deviation, double atMost)
    {
        Span<double> noise = stackalloc double[NoisePoints];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = deviation * UnitNoise[i];
        }

        return fit.Noisy(noise, 1, atMost);
    }

    private static ShapeCause Stretch(ShapeFit fit)
    {
        var centre = fit.Baseline.Quantile(0.5);
        var ratio = Math.Log(fit.Window.StandardDeviation / fit.Baseline.StandardDeviation);
        var factor = Math.Exp(Minimum.Between(ratio - 1, ratio + 1, (x, least) => Stretched(Math.Exp(x), least).Score));
        return new(DriftKind.Spread, Stretched(factor), () => Describe(factor));

        FitQuality Stretched(double by, double atMost = double.PositiveInfinity) => fit.Linear(by, centre - (centre * by), 1, atMost);
    }

    /// <summary>
    /// Wider: the window's distribution function lies above the baseline's below the median, and below it above the
    /// median (the dispersive order around a common centre); narrower: the other way round.
    /// </summary>
    private static ShapeCause? Order(ShapeFit fit)
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
            return null;
        }

        var score = (violation * violation / (fit.Sampling * fit.Sampling)) + (OrderParameters * 4);
        var isAccepted = violation <= fit.Tolerance / 2;
        var factor = fit.Window.StandardDeviation / fit.Baseline.StandardDeviation;
        return factor > 1 == wider > narrower ? new(DriftKind.Spread, new(score, isAccepted), () => Describe(factor)) : null;
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
