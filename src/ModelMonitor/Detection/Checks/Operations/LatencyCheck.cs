using ModelMonitor.Aggregation;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Watches how long predictions take: the median, in both directions, and the slowest twentieth and hundredth. What is usual
/// is learned from the first windows of the process.
/// </summary>
/// <remarks>
/// For each of the three, two tests must agree, so that the larger p-value counts: the exact one of the share beyond the
/// usual quantile, which knows how few calls there are, and that of the window's quantile against those of windows before, which
/// knows that load slows all calls of a window. Of three p-values the smallest counts three times (Bonferroni).
/// </remarks>
internal sealed class LatencyCheck(DriftOptions options, int panes) : WindowCheck
{
    // A p-value above it says that a window is like those before, and may be learned from.
    private const double Unsuspicious = 0.01;

    // Below it a clock tells nothing.
    private const double LeastSeconds = 1e-9;

    private static readonly double[] s_quantiles = [0.5, 0.95, 0.99];

    private readonly Disjoint _disjoint = new(panes);
    private readonly LearnedLevel[] _logarithms = [.. s_quantiles.Select(_ => new LearnedLevel())];
    private DDSketch? _learned;

    public override void AddTo(List<CheckTest> tests, WindowCounts window)
    {
        var isDisjoint = _disjoint.Next();
        if (window.Latencies.Count < options.MinimumCount)
        {
            return;
        }

        var test = _logarithms[0].IsKnown ? Test(window.Latencies) : null;
        if (test is not null)
        {
            tests.Add(test);
        }

        if (isDisjoint && !_logarithms[0].IsComplete && !(test?.PValue <= Unsuspicious))
        {
            Learn(window.Latencies);
        }
    }

    private void Learn(DDSketch latencies)
    {
        _learned ??= new(latencies.RelativeAccuracy, latencies.MaxBins);
        _learned.Merge(latencies);
        for (var q = 0; q < s_quantiles.Length; q++)
        {
            // The sampling of calls is the exact test's concern.
            _logarithms[q].Add(LogQuantile(latencies, q), noise: 0);
        }
    }

    private CheckTest Test(DDSketch latencies)
    {
        Span<double> pValues = stackalloc double[s_quantiles.Length];
        var worst = 0;
        for (var q = 0; q < pValues.Length; q++)
        {
            pValues[q] = PValue(latencies, q);
            worst = pValues[q] < pValues[worst] ? q : worst;
        }

        var share = s_quantiles[worst];
        var (expected, observed) = (Math.Exp(_logarithms[worst].Center), Math.Exp(LogQuantile(latencies, worst)));
        return new()
        {
            Subject = "model",
            Aspect = DriftAspect.Latency,
            Kind = DriftKind.Latency,
            Category = AlarmCategory.Reliability,
            PValue = Math.Min(1, pValues.Length * pValues[worst]),
            Expected = expected,
            Observed = observed,
            Effect = LatencyEffect.Of(expected, observed),
            Describe = () => $"the {Words.Percentile(share)} of the time that predictions take is {Words.Number(observed * 1_000)} ms ({Words.Number(expected * 1_000)} ms in the first windows)",
            Detectors = [CheckDetectorNames.ExactShare, CheckDetectorNames.ReferenceWindows],
        };
    }

    private double PValue(DDSketch latencies, int q)
    {
        var usual = _learned!.Quantile(s_quantiles[q]);
        var (slow, calls) = (Above(latencies, usual), latencies.Count);
        var (usuallySlow, usualCalls) = (Above(_learned, usual), _learned.Count);
        // Only the median tells that calls have become faster; a tail that shrinks is none of an alarm's business.
        var alternative = q == 0 ? Alternative.TwoSided : Alternative.Greater;
        var exact = Proportions.PValue(usuallySlow, usualCalls, slow, calls, alternative);
        return Math.Max(exact, _logarithms[q].PValue(LogQuantile(latencies, q), noise: 0, alternative));
    }

    private static double LogQuantile(DDSketch latencies, int q) => Math.Log(Math.Max(LeastSeconds, latencies.Quantile(s_quantiles[q])));

    /// <summary>The number of values above one, both as coarse as the sketch.</summary>
    private static long Above(DDSketch latencies, double value)
    {
        // The smallest rank of a larger value.
        var (low, high) = (0L, latencies.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = ValueAt(latencies, middle) > value ? (low, middle) : (middle + 1, high);
        }

        return latencies.Count - low;
    }

    private static double ValueAt(DDSketch latencies, long rank) =>
        rank == latencies.Count - 1 ? latencies.Max : latencies.Quantile((rank + 0.5) / (latencies.Count - 1));
}
