namespace ModelMonitor.Baselines;

/// <summary>What the seasons of a file must be.</summary>
internal static class SeasonsValidation
{
    public static SeasonalShares Restore(SeasonsFile file, IReadOnlyList<ColumnBaseline> columns, long rows, string path, FileFaults faults)
    {
        faults.Require(Enum.IsDefined(file.Kind), $"{path}.kind is none of HourOfDay, DayOfWeek, HourOfWeek");
        RequireRows(file.Rows, file.Kind.Count(), rows, $"{path}.rows", faults);
        faults.Require(
            file.Counts?.Length == columns.Count, $"{path}.counts has {file.Counts?.Length} elements; {columns.Count} are needed, one for each column");
        for (var column = 0; column < columns.Count; column++)
        {
            var counts = file.Counts![column];
            if (counts is not [])
            {
                var place = $"{path}.counts[{column}]";
                faults.Require(counts.Length == file.Rows!.Length, $"{place} has {counts.Length} elements; {file.Rows.Length} are needed, one for each season, or none");
                CountTables.Require(counts, file.Rows, columns[column], season => $"{place}[{season}]", faults);
            }
        }

        return SeasonalShares.FromCounts(file.Kind, file.Rows!, [.. file.Counts!.Select(counts => counts.SelectMany(bins => bins).ToArray())], columns);
    }

    private static void RequireRows(long[]? seasons, int count, long rows, string path, FileFaults faults)
    {
        faults.Require(seasons?.Length == count, $"{path} has {seasons?.Length} elements; {count} are needed, one for each season");
        var left = rows;
        for (var season = 0; season < count; season++)
        {
            faults.Require(
                seasons![season] >= 0 && seasons[season] <= left,
                $"{path}[{season}] is {seasons[season]}; the rows of seasons are 0 or more and add up to {rows}, the number of rows");
            left -= seasons[season];
        }

        faults.Require(left == 0, $"{path} add up to {rows - left}, not to {rows}, the number of rows");
    }
}
