using ModelMonitor.Aggregation;

namespace ModelMonitor.Detection;

/// <summary>
/// What happened to a category: one value only, a new one, places exchanged, or else the shares that moved.
/// </summary>
internal static class CategoryCauses
{
    // Known categories are in proportion if chance does as much once in a thousand windows.
    private const double InProportion = 0.001;
    private const double SmallestGroup = 5;

    // A category is gone if its share has fallen to less than this part of it.
    private const double Gone = 0.05;

    /// <summary>Explains a window, or not.</summary>
    /// <param name="layout">The column's cells.</param>
    /// <param name="baseline">The baseline's counts.</param>
    /// <param name="window">The window's counts.</param>
    /// <param name="nameOf">The quoted name of a tracked category.</param>
    public static DistributionChange? Explain(CategoricalLayout layout, ColumnCounts baseline, ColumnCounts window, Func<int, string> nameOf)
    {
        var known = layout.Tracked.Count;
        var only = Array.FindIndex(window.Cells, 0, layout.UnseenCell + 1, count => count == window.Finite);
        if (only >= 0 && only < known && baseline.Cells[only] < baseline.Finite)
        {
            return new(DriftKind.Constant, $"all values are {nameOf(only)} (was {Words.Percent((double)baseline.Cells[only] / baseline.Finite)})");
        }

        if (Unseen(layout, baseline, window, nameOf) is { } unseen)
        {
            return unseen;
        }

        var before = baseline.Cells[..(layout.OtherCell + 1)];
        var now = window.Cells[..(layout.OtherCell + 1)];
        return window.Cells[layout.UnseenCell] <= SmallestGroup && Permutation.Of(before, now) is { } permutation
            ? new(DriftKind.PermutedCategories, permutation.Describe(i => i < known ? nameOf(i) : "the rest"))
            : null;
    }

    /// <summary>New categories, and which known one they stand for, if the others are in proportion.</summary>
    private static DistributionChange? Unseen(CategoricalLayout layout, ColumnCounts baseline, ColumnCounts window, Func<int, string> nameOf)
    {
        var unseen = window.Cells[layout.UnseenCell];
        if (unseen <= SmallestGroup)
        {
            return null;
        }

        var share = (double)unseen / window.Finite;
        var what = $"{Words.Percent(share)} of the values belong to categories that the baseline never saw";
        long[] before = [.. baseline.Cells.AsSpan(0, layout.OtherCell + 1)];
        long[] now = [.. window.Cells.AsSpan(0, layout.OtherCell + 1)];
        for (var i = 0; i < before.Length; i++)
        {
            var expected = (double)before[i] / baseline.Finite;
            if (now[i] < Gone * expected * window.Finite && expected * window.Finite >= SmallestGroup && i < layout.Tracked.Count)
            {
                before[i] = now[i] = 0;
                what += $", {nameOf(i)} is gone (was {Words.Percent(expected)})";
            }
        }

        return AreInProportion(before, now) ? new(DriftKind.UnseenCategories, what) : null;
    }

    private static bool AreInProportion(long[] before, long[] now)
    {
        if (now.Sum() < SmallestGroup)
        {
            return true;
        }

        return Homogeneity.PValueOf(before, now, areOrdered: false) >= InProportion;
    }
}
