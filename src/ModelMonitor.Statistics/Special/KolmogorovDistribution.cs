namespace ModelMonitor.Statistics;

/// <summary>The limiting law of √n·D, the scaled Kolmogorov statistic (Kolmogorov 1933). O(1).</summary>
public static class KolmogorovDistribution
{
    private const double Crossover = 1.18;

    /// <summary>
    /// P(K ≥ x) = 2·Σ (−1)^(k−1)·exp(−2k²x²), by the theta-function form below 1.18 where that series is slow.
    /// </summary>
    /// <param name="x">The scaled statistic; any value up to 0 gives 1, NaN gives NaN.</param>
    /// <returns>A probability, accurate to about 1e-15.</returns>
    public static double UpperTail(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }
        if (x <= 0)
        {
            return 1;
        }
        return x < Crossover ? 1 - LowerSeries(x) : UpperSeries(x);
    }

    private static double UpperSeries(double x)
    {
        var sum = 0.0;
        for (var k = 1; ; k++)
        {
            var term = Math.Exp(-2.0 * k * k * x * x);
            sum += (k & 1) == 1 ? term : -term;
            if (term <= 1e-17 * sum)
            {
                return 2 * sum;
            }
        }
    }

    private static double LowerSeries(double x)
    {
        var scale = -Math.PI * Math.PI / (8 * x * x);
        var sum = 0.0;
        for (var odd = 1; ; odd += 2)
        {
            var term = Math.Exp(scale * odd * odd);
            sum += term;
            if (term <= 1e-17 * sum)
            {
                return Math.Sqrt(2 * Math.PI) / x * sum;
            }
        }
    }
}
