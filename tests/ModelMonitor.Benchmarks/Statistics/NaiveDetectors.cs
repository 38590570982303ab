using ModelMonitor.Statistics;

namespace ModelMonitor.Benchmarks.Statistics;

/// <summary>What one writes without a library: a queue of the last values, looked at anew with LINQ after each.</summary>
internal static class NaiveDetectors
{
    /// <summary>Is the mean of the newer half of a window more than three standard errors from that of the older half?</summary>
    public static bool HasMeanChanged(Queue<double> window, int width, double value)
    {
        if (!Push(window, width, value))
        {
            return false;
        }
        var (older, newer) = (window.Take(width / 2).ToArray(), window.Skip(width / 2).ToArray());
        var mean = window.Average();
        var variance = window.Sum(x => (x - mean) * (x - mean)) / (width - 1);
        return Math.Abs(newer.Average() - older.Average()) > 3 * Math.Sqrt(4 * variance / width);
    }

    /// <summary>The exact Kolmogorov-Smirnov test of the newest values against the older ones of a window.</summary>
    public static bool HasDistributionChanged(Queue<double> window, int width, int newest, double value)
        => Push(window, width, value)
            && KolmogorovSmirnov.Test(window.TakeLast(newest).ToArray(), window.SkipLast(newest).ToArray()).PValue < 0.005;

    private static bool Push(Queue<double> window, int width, double value)
    {
        window.Enqueue(value);
        if (window.Count > width)
        {
            window.Dequeue();
        }
        return window.Count == width;
    }
}
