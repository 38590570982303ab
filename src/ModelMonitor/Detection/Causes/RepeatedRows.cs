using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>
/// Where rows are repeated, columns change with them: those whose distinct rows are as the baseline have no cause of their own.
/// </summary>
internal sealed class RepeatedRows(Baseline baseline)
{
    // Distinct rows are as before if chance does as much once in a thousand windows.
    private const double AsBefore = 0.001;

    /// <summary>Takes the columns that follow from the repetition into its finding.</summary>
    public void Merge(List<FindingGroup> groups, WindowCounts window)
    {
        if (groups.Find(group => group.Finding.Kind == DriftKind.DuplicateRows) is not { } repeats)
        {
            return;
        }

        foreach (var other in groups.FindAll(group => group != repeats && group.Finding.Columns.Count > 0))
        {
            if (other.Finding.Columns.All(column => IsAsBefore(column, window)))
            {
                var columns = repeats.Finding.Columns;
                repeats.Absorb(other);
                repeats.Finding = repeats.Finding with { Columns = columns };
                groups.Remove(other);
            }
        }
    }

    private bool IsAsBefore(string name, WindowCounts window)
    {
        for (var i = 0; i < baseline.Columns.Count; i++)
        {
            if (baseline.Columns[i].Name == name)
            {
                return IsAsBefore(i, baseline.Columns[i], window.Sample);
            }
        }

        return false;
    }

    private static bool IsAsBefore(int index, ColumnBaseline column, RowSample sample)
    {
        var before = new long[column.Layout.BinCount];
        var now = new long[before.Length];
        column.Layout.AddBins(column.Counts.Cells, before);
        for (var row = 0; row < sample.Count; row++)
        {
            now[column.Layout.BinOfCell[sample.Row(row)[index]]]++;
        }

        return Homogeneity.PValueOf(before, now, areOrdered: false) >= AsBefore;
    }
}
