using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>The chi-square test of homogeneity over groups of which each has rows enough, in independent rows.</summary>
internal static class Homogeneity
{
    // Expected count of a group. The textbook minimum of 5 serves a level of 0.05; a correction for many tests asks for the
    // far tail.
    private const double SmallestGroup = 10;

    /// <summary>Tests counts of the same groups.</summary>
    /// <param name="expected">The expected counts.</param>
    /// <param name="weight">What each of them is worth in independent rows.</param>
    /// <param name="window">The window's counts.</param>
    /// <param name="windowWeight">What each of those is worth.</param>
    /// <param name="areOrdered">Whether neighbours are joined where groups are sparse, or else all that are.</param>
    public static ChiSquareResult Test(
        ReadOnlySpan<long> expected, double weight, ReadOnlySpan<long> window, double windowWeight, bool areOrdered)
    {
        Span<long> first = stackalloc long[expected.Length];
        Span<long> second = stackalloc long[window.Length];
        Weigh(expected, weight, first);
        Weigh(window, windowWeight, second);
        return Test(first, second, areOrdered);
    }

    /// <summary>The same of counts in independent rows, which are overwritten.</summary>
    public static ChiSquareResult Test(Span<long> first, Span<long> second, bool areOrdered) =>
        Test(first, second, areOrdered, SmallestGroup);

    /// <summary>
    /// The same at a level for which the textbook's minimum will do: for names of changes, which are no alarms of their own. A
    /// single group that is left has a p-value of 1.
    /// </summary>
    public static double PValueOf(Span<long> first, Span<long> second, bool areOrdered) =>
        Test(first, second, areOrdered, SparseCells.SmallestExpected).PValue;

    private static ChiSquareResult Test(Span<long> first, Span<long> second, bool areOrdered, double smallestGroup)
    {
        var groups = areOrdered
            ? SparseCells.JoinNeighbours(first, second, smallestGroup)
            : SparseCells.JoinSmall(first, second, smallestGroup);
        return ChiSquare.Homogeneity(first[..groups], second[..groups]);
    }

    /// <summary>Counts in independent rows, such that running sums are right to half a row.</summary>
    public static void Weigh(ReadOnlySpan<long> counts, double weight, Span<long> weighed)
    {
        var (exact, told) = (0L, 0L);
        for (var i = 0; i < counts.Length; i++)
        {
            exact += counts[i];
            weighed[i] = (long)Math.Round(exact * weight) - told;
            told += weighed[i];
        }
    }
}
