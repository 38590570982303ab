using System.Numerics;

namespace ModelMonitor.Baselines;

/// <summary>What the calibrations of a file must be. A factor beyond reason would silence a column.</summary>
internal static class CalibrationsValidation
{
    private const int MaxEntries = 32;
    private const double MaxInflation = 100;

    public static IReadOnlyList<CalibrationEntry> Restore(CalibrationFile?[] files, int columns, string path, FileFaults faults)
    {
        faults.Require(files.Length <= MaxEntries, $"{path} has {files.Length} elements; 0 to {MaxEntries} are allowed");
        var sizes = new HashSet<int>();
        for (var i = 0; i < files.Length; i++)
        {
            faults.Require(files[i] is not null, $"{path}[{i}] is null; an object is needed");
            var (size, inflation) = (files[i]!.WindowSize, files[i]!.Inflation);
            faults.Require(
                size > 0 && BitOperations.IsPow2(size) && sizes.Add(size), $"{path}[{i}].windowSize is {size}; powers of two are needed, each once");
            StructureValidation.RequireNumbers(inflation, columns, 1, $"{path}[{i}].inflation", faults);
            faults.Require(inflation!.All(factor => factor <= MaxInflation), $"{path}[{i}].inflation holds {inflation!.Max()}; 1 to {MaxInflation} are allowed");
        }

        return [.. files.Select(file => new CalibrationEntry(file!.WindowSize, file.Inflation!))];
    }
}
