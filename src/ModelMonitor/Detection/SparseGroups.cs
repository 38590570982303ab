namespace ModelMonitor.Detection;

/// <summary>
/// Joins groups that are too small for the chi-square law. Its textbook minimum of 5 expected counts serves a level
/// of 0.05; the far tail, which a correction for many tests asks for, needs more.
/// </summary>
internal static class SparseGroups
{
    private const double SmallestExpectedCount = 10;

    /// <summary>One of the ways of joining.</summary>
    public delegate int Join(Span<long> baseline, Span<long> window);

    /// <summary>Joins neighbours until each group is large enough: for ordered groups.</summary>
    /// <returns>The number of groups left at the start of the spans.</returns>
    public static int JoinNeighbours(Span<long> baseline, Span<long> window)
    {
        var smallest = SmallestSum(baseline, window);
        var groups = 0;
        for (var i = 0; i < baseline.Length; i++)
        {
            // The last group may be open still: it takes this one up.
            if (groups > 0 && baseline[groups - 1] + window[groups - 1] < smallest)
            {
                baseline[groups - 1] += baseline[i];
                window[groups - 1] += window[i];
            }
            else
            {
                (baseline[groups], window[groups]) = (baseline[i], window[i]);
                groups++;
            }
        }

        if (groups > 1 && baseline[groups - 1] + window[groups - 1] < smallest)
        {
            baseline[groups - 2] += baseline[groups - 1];
            window[groups - 2] += window[groups - 1];
            groups--;
        }

        return groups;
    }

    /// <summary>Joins all small groups into one: for categories.</summary>
    /// <inheritdoc cref="JoinNeighbours"/>
    public static int JoinSmall(Span<long> baseline, Span<long> window)
    {
        var smallest = SmallestSum(baseline, window);
        var groups = 0;
        var (joinedBaseline, joinedWindow) = (0L, 0L);
        for (var i = 0; i < baseline.Length; i++)
        {
            if (baseline[i] + window[i] < smallest)
            {
                joinedBaseline += baseline[i];
                joinedWindow += window[i];
            }
            else
            {
                (baseline[groups], window[groups]) = (baseline[i], window[i]);
                groups++;
            }
        }

        if (joinedBaseline + joinedWindow > 0)
        {
            (baseline[groups], window[groups]) = (joinedBaseline, joinedWindow);
            groups++;
        }

        return groups;
    }

    /// <summary>The sum over both samples at which the smaller one is expected to have enough.</summary>
    private static double SmallestSum(ReadOnlySpan<long> baseline, ReadOnlySpan<long> window)
    {
        var (m, n) = (0L, 0L);
        for (var i = 0; i < baseline.Length; i++)
        {
            m += baseline[i];
            n += window[i];
        }

        return SmallestExpectedCount * (m + n) / Math.Min(m, n);
    }
}
