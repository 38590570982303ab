using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Detection;

/// <summary>
/// Finds two columns that carry each other's values: the window of each fits the baseline of the other. The window's
/// counts are in its own column's cells, and the other's baseline is brought there.
/// </summary>
internal sealed class SwappedColumns(Baseline baseline)
{
    // Pairs are looked for among so many columns of the largest change.
    private const int MostColumns = 32;
    private const double LeastPValue = 0.001;
    private const double SmallestGroup = 5;

    /// <summary>Makes one finding of the two of each pair.</summary>
    public void Merge(List<FindingGroup> groups, WindowCounts window)
    {
        int[] changed =
        [
            .. groups.Where(group => group.Finding.Aspect is DriftAspect.Distribution or DriftAspect.UnseenCategories or DriftAspect.OutOfRange)
                .OrderByDescending(group => group.Finding.Effect)
                .Select(group => IndexOf(group.Finding.Subject)).Where(index => index >= 0).Distinct().Take(MostColumns),
        ];
        var taken = new HashSet<int>();
        for (var i = 0; i < changed.Length; i++)
        {
            for (var j = i + 1; j < changed.Length && !taken.Contains(changed[i]); j++)
            {
                if (!taken.Contains(changed[j]) && AreSwapped(changed[i], changed[j], window))
                {
                    taken.Add(changed[i]);
                    taken.Add(changed[j]);
                    Merge(groups, baseline.Columns[changed[i]].Name, baseline.Columns[changed[j]].Name, window);
                }
            }
        }
    }

    private static void Merge(List<FindingGroup> groups, string first, string second, WindowCounts window)
    {
        var own = groups.FindAll(group => group.Finding.Subject == first || group.Finding.Subject == second);
        var kept = own[0];
        foreach (var other in own.Skip(1))
        {
            kept.Absorb(other);
            groups.Remove(other);
        }

        kept.Finding = kept.Finding with
        {
            Kind = DriftKind.SwappedColumns,
            Category = AlarmCategories.Of(DriftKind.SwappedColumns),
            Explanation = $"{first} and {second} carry each other's values; {Words.PValue(kept.Finding.AdjustedPValue)}, n = {window.Rows}",
        };
    }

    private int IndexOf(string column)
    {
        for (var i = 0; i < baseline.Columns.Count; i++)
        {
            if (baseline.Columns[i].Name == column)
            {
                return baseline.Columns[i].Role == ColumnRole.Feature ? i : -1;
            }
        }

        return -1;
    }

    private bool AreSwapped(int first, int second, WindowCounts window) =>
        Fits(first, second, window.Columns[first]) && Fits(second, first, window.Columns[second]);

    /// <summary>Whether the window of one column can be drawn from the baseline of another.</summary>
    private bool Fits(int column, int other, ColumnCounts window) => (baseline.Columns[column].Layout, baseline.Columns[other].Layout) switch
    {
        (NumericLayout layout, NumericLayout otherLayout) => Fits(baseline.Columns[column], layout, baseline.Columns[other], otherLayout, window),
        (CategoricalLayout layout, CategoricalLayout otherLayout) => Fits(layout, otherLayout, baseline.Columns[other].Counts, window),
        _ => false,
    };

    private static bool Fits(
        ColumnBaseline own, NumericLayout layout, ColumnBaseline other, NumericLayout otherLayout, ColumnCounts window)
    {
        if (window.Finite < SmallestGroup || own.Count == 0 || other.Count == 0)
        {
            return false;
        }

        var fit = new WindowFit(layout, window, own.Count);
        if (!fit.MayHave(other.Mean, other.StandardDeviation))
        {
            return false;
        }

        var points = new BaselinePoints(other, otherLayout);
        var moments = fit.OfMoments(points.Moments, 0);
        Span<double> cumulative = stackalloc double[layout.Edges.Length];
        cumulative.Clear();
        points.AddCumulative(1, 0, 1, layout.Edges, cumulative);
        return fit.Of(moments, cumulative).IsAccepted;
    }

    private static bool Fits(CategoricalLayout layout, CategoricalLayout other, ColumnCounts baseline, ColumnCounts window)
    {
        // Names that have no cell in the other baseline cannot be placed, and are few.
        var expected = new long[layout.UnseenCell + 1];
        for (var cell = 0; cell < other.Tracked.Count; cell++)
        {
            expected[layout.CellOf(other.Tracked[cell])] += baseline.Cells[cell];
        }

        expected[layout.UnknownCell] += baseline.Cells[other.OtherCell];
        long[] observed = [.. window.Cells.AsSpan(0, layout.UnseenCell + 1)];
        if (observed.Sum() < SmallestGroup)
        {
            return false;
        }

        return Homogeneity.PValueOf(expected, observed, areOrdered: false) >= LeastPValue;
    }
}
