using System.Text.Json;
using ModelMonitor.Aggregation;

namespace ModelMonitor.Baselines;

/// <summary>Writes baselines as JSON.</summary>
internal static class BaselineWriter
{
    public static byte[] ToJson(Baseline baseline, bool withRows)
    {
        var file = FileOf(baseline) with { Sample = withRows ? SampleOf(baseline) : null };
        byte[] json = [.. JsonSerializer.SerializeToUtf8Bytes(file, BaselineJsonContext.Default.BaselineFile), (byte)'\n'];
        if (json.Length > BaselineFile.MaxBytes)
        {
            throw new InvalidOperationException(
                $"The baseline of model '{baseline.Model}' takes {json.Length} bytes; {BaselineFile.MaxBytes} are allowed. " +
                "Its category names take most of them: leave out columns of free text with [NotFeature].");
        }

        return json;
    }

    /// <summary>Writes beside the file and then moves, so that no reader sees half a baseline.</summary>
    public static void Write(Baseline baseline, string path, bool withRows)
    {
        var json = ToJson(baseline, withRows);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(json);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static BaselineFile FileOf(Baseline baseline) => new()
    {
        FormatVersion = BaselineFile.CurrentVersion,
        Id = baseline.Id,
        Model = baseline.Model,
        ModelVersion = baseline.ModelVersion,
        Task = baseline.Task,
        SchemaFingerprint = baseline.SchemaFingerprint,
        Rows = baseline.Rows,
        Columns = [.. baseline.Columns.Select(FileOf)],
        Profile = ProfileWriting.FileOf(baseline.Profile),
    };

    private static SampleFile SampleOf(Baseline baseline)
    {
        // The hash of a row tells of all its columns: whoever knows the others could try the values of one.
        string[] sensitive = [.. baseline.Columns.Where(column => column.Sensitive).Select(column => column.Name)];
        if (sensitive is not [])
        {
            throw new InvalidOperationException(
                $"Columns of model '{baseline.Model}' are sensitive: {string.Join(", ", sensitive)}. Rows of it are not written. " +
                "Save the baseline without them; where rows are to be compared, make it with Baseline.FromRows when the process starts.");
        }

        return baseline.Sample is { } sample
            ? new() { Rows = sample.Rows, Hashes = sample.HashBytes(), Copies = sample.Copies, Cells = sample.Cells }
            : throw new InvalidOperationException(
                $"The baseline of model '{baseline.Model}' came from a file without rows. Save it without them, or make it anew with Baseline.FromRows.");
    }

    private static ColumnFile FileOf(ColumnBaseline column) => new()
    {
        Name = column.Name,
        Role = column.Role,
        Type = column.Type,
        Encoding = column.Encoding,
        Nullable = column.Nullable,
        Sensitive = column.Sensitive,
        Cells = column.Counts.Cells,
        Quantity = column.Layout is NumericLayout quantity ? FileOf(quantity, column.Counts) : null,
        Categories = column.Layout is CategoricalLayout categories
            ? new()
            {
                Tracked = [.. categories.Tracked],
                Others = [.. categories.Others],
                Complete = categories.IsComplete,
                Singletons = categories.Singletons,
            }
            : null,
    };

    private static QuantityFile FileOf(NumericLayout layout, ColumnCounts counts) => new()
    {
        Edges = layout.Edges,
        BinStarts = layout.BinStarts.ToArray(),
        Sums = counts.Sums,
        Mean = Known(counts.Mean),
        M2 = counts.Finite > 0 ? counts.M2 : null,
        Min = Known(counts.Minimum),
        Max = Known(counts.Maximum),
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
