using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// What a Wasserstein distance is divided by: the baseline's population standard deviation, kept from zero for
/// constant baselines by a thousandth of the median.
/// </summary>
internal static class WassersteinScale
{
    public static double Of(ColumnBaseline baseline) =>
        Math.Max(baseline.StandardDeviation, Math.Max(1e-3 * Math.Abs(baseline.Quantile(0.5)), 1e-12));
}
