namespace ModelMonitor.Aggregation;

/// <summary>
/// How many of the most frequent categories of a sample can be compared one by one. Among those that come about equally often,
/// it is luck which are the most frequent, and they come less often from now on, without any change.
/// </summary>
internal static class FrequentCategories
{
    // The luck that is let pass, in standard errors of the share of all that are kept.
    private const double Tolerated = 0.25;

    // A root of a count varies by 1/2, however large the count is (Anscombe 1948).
    private const double RootDeviation = 0.5;

    /// <summary>The number of categories to keep, at most <paramref name="most"/>.</summary>
    /// <param name="counts">The counts of all categories, largest first.</param>
    /// <param name="most">The most that can be kept.</param>
    /// <param name="singletons">How many categories came once: by Good and Turing as many values are still to be seen.</param>
    public static int Of(ReadOnlySpan<long> counts, int most, long singletons)
    {
        double total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        var kept = 0.0;
        for (var i = 0; i < Math.Min(most, counts.Length); i++)
        {
            kept += counts[i];
        }

        for (var number = Math.Min(most, counts.Length); number > 0; number--)
        {
            var lost = number == counts.Length ? singletons : Lost(counts, (Math.Sqrt(counts[number - 1]) + Math.Sqrt(counts[number])) / 2);
            if (lost <= Tolerated * Math.Sqrt(Math.Max(1, Math.Min(kept, total - kept))))
            {
                return number;
            }

            kept -= counts[number - 1];
        }

        return 0;
    }

    /// <summary>
    /// By how many values those with at least r fall short in another sample. Of N(c) categories that came c times, (c + 1) N(c + 1)
    /// values are to be expected (Good 1953); summed up from r on, all but r N(r) cancel.
    /// </summary>
    private static double Lost(ReadOnlySpan<long> counts, double root)
    {
        // N is smoothed on the scale of roots, whose density is that of counts times twice the root.
        var density = 0.0;
        foreach (var count in counts)
        {
            var z = (Math.Sqrt(count) - root) / RootDeviation;
            density += Math.Exp(-z * z / 2) / (RootDeviation * Math.Sqrt(2 * Math.PI));
        }

        return root * density / 2;
    }
}
