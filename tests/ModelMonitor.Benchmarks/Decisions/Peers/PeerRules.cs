using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Decisions;

/// <summary>
/// The rules that the table compares with, by the facts in the products' sources: missing values are left out, as all of
/// them do, and a window fires if one of its columns does.
/// </summary>
internal static class PeerRules
{
    /// <summary>The upper 5 % point of the Kolmogorov distribution.</summary>
    private const double KolmogorovPoint = 1.3581;

    public static IReadOnlyList<PeerRule> All { get; } =
    [
        // Evidently above 1,000 rows of reference, and Azure ML's SDK: Wasserstein over the reference's deviation, 0.1.
        new("Evidently, Azure: Wasserstein/σ 0.1, JS 0.1", baseline =>
            baseline.IsCategorical ? Categories(baseline, 1, 0.1) : window => Wasserstein1(baseline, window) / 0.1),
        new("Evidently below 1,000 rows: KS p 0.05", baseline =>
            baseline.IsCategorical
                ? window => 0.05 / Math.Max(ChiSquareOf(baseline, window).PValue, 1e-300)
                : window => LInfinity(baseline, window) / (KolmogorovPoint * Math.Sqrt((1d / window.Length) + (1d / baseline.Sorted.Length)))),
        new("NannyML: JS, mean + 3 sd of 10 chunks", NannyMl),
        new("SageMaker simple: L-infinity 0.1", baseline => window => LInfinity(baseline, window) / 0.1),
        new("SageMaker robust: L-infinity less 1.8 √(1/n + 1/m), 0.1", baseline => window =>
            Math.Max(0, LInfinity(baseline, window) - (1.8 * Math.Sqrt((1d / window.Length) + (1d / baseline.Sorted.Length)))) / 0.1),
        new("deepchecks: KS 0.2, Cramér's V 0.2", baseline =>
            baseline.IsCategorical ? window => CramersV(baseline, window) / 0.2 : window => LInfinity(baseline, window) / 0.2),
        new("PSI 0.1", baseline => PsiAt(baseline, 0.1)),
        new("PSI 0.2", baseline => PsiAt(baseline, 0.2)),
        new("always fires", _ => _ => double.PositiveInfinity),
    ];

    private static PeerStatistic Categories(PeerBaseline baseline, double logarithm, double threshold) => window =>
    {
        var (before, now) = Histograms.Categories(baseline.Sorted, window);
        return Histograms.JensenShannon(before, now, logarithm) / threshold;
    };

    private static double Wasserstein1(PeerBaseline baseline, double[] window) =>
        Wasserstein.Distance(baseline.Sorted, window) / Math.Max(baseline.Deviation, 0.001);

    /// <summary>The largest difference of the distribution functions; of the shares for categories.</summary>
    private static double LInfinity(PeerBaseline baseline, double[] window)
    {
        if (!baseline.IsCategorical)
        {
            return LargestDifference(baseline.Sorted, window);
        }

        var (before, now) = Histograms.Categories(baseline.Sorted, window);
        return before.Zip(now, (p, q) => Math.Abs((p / baseline.Sorted.Length) - (q / window.Length))).Max();
    }

    private static double LargestDifference(double[] baseline, double[] window)
    {
        var (i, j, largest) = (0, 0, 0d);
        while (i < baseline.Length && j < window.Length)
        {
            var value = Math.Min(baseline[i], window[j]);
            while (i < baseline.Length && baseline[i] == value)
            {
                i++;
            }

            while (j < window.Length && window[j] == value)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / baseline.Length) - ((double)j / window.Length)));
        }

        return largest;
    }

    private static double CramersV(PeerBaseline baseline, double[] window) => ChiSquareOf(baseline, window).CramersV;

    private static ChiSquareResult ChiSquareOf(PeerBaseline baseline, double[] window)
    {
        var (before, now) = Histograms.Categories(baseline.Sorted, window);
        return ChiSquare.Homogeneity([.. before.Select(count => (long)count)], [.. now.Select(count => (long)count)]);
    }

    /// <summary>Doane's bins on the reference with one more for what lies outside; the threshold from ten chunks of it.</summary>
    private static PeerStatistic NannyMl(PeerBaseline baseline)
    {
        const int Chunks = 10;
        var size = baseline.InOrder.Length / Chunks;
        var edges = baseline.IsCategorical ? [] : Doane(baseline);
        double[] chunks =
        [
            .. baseline.InOrder.Chunk(size).Where(chunk => chunk.Length == size).Select(chunk => Distance([.. chunk.Order()])),
        ];
        var mean = chunks.Average();
        var threshold = mean + (3 * Math.Sqrt(chunks.Sum(value => (value - mean) * (value - mean)) / chunks.Length));
        return window => Distance(window) / threshold;

        double Distance(double[] window)
        {
            var (before, now) = baseline.IsCategorical
                ? Histograms.Categories(baseline.Sorted, window)
                : (Histograms.Between(baseline.Sorted, edges), Histograms.Between(window, edges));
            return Histograms.JensenShannon(before, now, Math.Log(2));
        }
    }

    /// <summary>Doane's number of bins from size and skewness, of equal width over the range; both ends are edges too.</summary>
    private static double[] Doane(PeerBaseline baseline)
    {
        var (n, deviation) = (baseline.Sorted.Length, baseline.Deviation);
        var skewness = baseline.Sorted.Sum(value => Math.Pow((value - baseline.Mean) / deviation, 3)) / n;
        var error = Math.Sqrt(6d * (n - 2) / ((n + 1d) * (n + 3d)));
        var bins = (int)Math.Ceiling(1 + Math.Log2(n) + Math.Log2(1 + (Math.Abs(skewness) / error)));
        var (low, high) = (baseline.Sorted[0], baseline.Sorted[^1]);
        return [low, .. Histograms.EqualWidth(low, high, bins), Math.BitIncrement(high)];
    }

    /// <summary>Ten groups on the reference's deciles, half a count added to each; categories are groups of their own.</summary>
    private static PeerStatistic PsiAt(PeerBaseline baseline, double threshold)
    {
        double[] edges = [.. Enumerable.Range(1, 9).Select(i => baseline.Sorted[baseline.Sorted.Length * i / 10]).Distinct()];
        return window =>
        {
            var (before, now) = baseline.IsCategorical
                ? Histograms.Categories(baseline.Sorted, window)
                : (Histograms.Between(baseline.Sorted, edges), Histograms.Between(window, edges));
            return PopulationStabilityIndex.FromCounts([.. before.Select(count => (long)count)], [.. now.Select(count => (long)count)]) / threshold;
        };
    }
}
