using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>Tests whether a share is the same in a window as in its baseline, into the far tail.</summary>
internal static class Proportions
{
    // Fisher's test takes as many steps as the rarer outcome has counts. Above this the likelihood ratio is as good.
    private const long LargestExact = 200;

    /// <summary>The p-value of a share in two samples.</summary>
    /// <param name="baselineCount">The baseline's count, at least 0 and at most its total.</param>
    /// <param name="baselineTotal">The baseline's total, at least 1.</param>
    /// <param name="count">The window's count.</param>
    /// <param name="total">The window's total, at least 1.</param>
    /// <param name="alternative">Greater where only a share that has grown counts.</param>
    public static double PValue(
        double baselineCount, double baselineTotal, double count, double total, Alternative alternative = Alternative.TwoSided)
    {
        var (a, c) = ((long)Math.Round(count), (long)Math.Round(baselineCount));
        var (b, d) = (Math.Max(0, (long)Math.Round(total) - a), Math.Max(0, (long)Math.Round(baselineTotal) - c));
        if (Math.Min(a + c, b + d) == 0)
        {
            return 1;
        }

        if (Math.Min(a + c, b + d) <= LargestExact)
        {
            return FisherExact.Test(a, b, c, d, alternative).PValue;
        }

        // Signed root of the likelihood ratio: one side has half of the chi-square's tail.
        var both = GTest.Test([a, b, c, d], 2).PValue;
        return alternative == Alternative.TwoSided ? both
            : (double)a * d > (double)b * c ? both / 2 : 1 - (both / 2);
    }
}
