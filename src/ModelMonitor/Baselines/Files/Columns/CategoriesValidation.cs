using ModelMonitor.Aggregation;
using ModelMonitor.Capture;

namespace ModelMonitor.Baselines;

/// <summary>What the categories of a column must be.</summary>
internal static class CategoriesValidation
{
    public static (CategoricalLayout Layout, ColumnCounts Counts) Restore(CategoriesFile file, long[] cells, string path, FileFaults faults)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        RequireNames(file.Tracked, CategoricalLayout.MaxTracked, known, $"{path}.tracked", faults);
        RequireNames(file.Others, CategoricalLayout.MaxKnown - known.Count, known, $"{path}.others", faults);
        var seen = cells.Sum();
        faults.Require(
            file.Singletons >= 0 && file.Singletons <= seen, $"{path}.singletons is {file.Singletons}; 0 to {seen} are allowed");
        var layout = new CategoricalLayout(file.Tracked!, file.Others!, file.Complete) { Singletons = file.Singletons };
        faults.Require(
            cells.Length == layout.CellCount,
            $"{path}.tracked has {file.Tracked!.Length} elements and cells {cells.Length}; there are three cells more than tracked categories");
        faults.Require(
            cells[layout.UnseenCell] == 0,
            $"{path} has {cells[layout.UnseenCell]} values in the cell of categories that the baseline never saw; it is always 0");
        var counts = new ColumnCounts(layout);
        cells.CopyTo(counts.Cells, 0);
        return (layout, counts);
    }

    private static void RequireNames(string?[]? names, int most, HashSet<string> known, string path, FileFaults faults)
    {
        faults.Require(names is not null && names.Length <= most, $"{path} has {names?.Length} elements; 0 to {most} are allowed");
        for (var i = 0; i < names!.Length; i++)
        {
            var name = names[i];
            faults.Require(
                name is not null && name.Length <= CategoryTable.MaxNameLength && CategoricalLayout.Normalize(name) == name,
                $"{path}[{i}] is null, longer than {CategoryTable.MaxNameLength} characters, or no Unicode");
            faults.Require(known.Add(name!), $"{path}[{i}] is there twice; names of categories must differ");
        }
    }
}
