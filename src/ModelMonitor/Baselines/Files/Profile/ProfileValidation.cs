namespace ModelMonitor.Baselines;

/// <summary>What the profile of a file must be; each part is held against the cells, so that what contradicts them is refused.</summary>
internal static class ProfileValidation
{
    public static BaselineProfile ToProfile(ProfileFile file, IReadOnlyList<ColumnBaseline> columns, long rows, FileFaults faults)
    {
        const string Path = "$.profile";
        RequireTimes(file.AutocorrelationTimes, columns.Count, rows, faults);
        faults.Require(file.DuplicateShare is null or (>= 0 and <= 1), $"{Path}.duplicateShare is {file.DuplicateShare}; 0 to 1 are allowed");
        return new()
        {
            AutocorrelationTimes = file.AutocorrelationTimes ?? [],
            DuplicateShare = file.DuplicateShare ?? double.NaN,
            Seasons = file.Seasons is { } seasons ? SeasonsValidation.Restore(seasons, columns, rows, $"{Path}.seasons", faults) : null,
            Segments = SegmentsValidation.Restore(file.Segments ?? [], columns, $"{Path}.segments", faults),
            Correlations = file.Correlations is { } pairs ? CorrelationsValidation.Restore(pairs, columns.Count, rows, $"{Path}.correlations", faults) : [],
            Structure = file.Structure is { } structure ? StructureValidation.Restore(structure, columns.Count, rows, $"{Path}.structure", faults) : null,
            Joint = file.Joint is { } joint ? JointValidation.Restore(joint, columns.Count, rows, $"{Path}.joint", faults) : null,
            Response = file.Response is { } response ? ResponseValidation.Restore(response, columns, $"{Path}.response", faults) : null,
            Cycles = CyclesValidation.Restore(file.Cycles ?? [], columns, $"{Path}.cycles", faults),
            Calibrations = CalibrationsValidation.Restore(file.Calibrations ?? [], columns.Count, $"{Path}.calibrations", faults),
        };
    }

    private static void RequireTimes(double[]? times, int columns, long rows, FileFaults faults)
    {
        const string Path = "$.profile.autocorrelationTimes";
        faults.Require(times is null || times.Length == columns, $"{Path} has {times?.Length} elements; {columns} are needed, one for each column");
        for (var column = 0; column < (times?.Length ?? 0); column++)
        {
            faults.Require(times![column] >= 1 && times[column] <= rows, $"{Path}[{column}] is {times[column]}; 1 to {rows}, the number of rows, are allowed");
        }
    }
}
