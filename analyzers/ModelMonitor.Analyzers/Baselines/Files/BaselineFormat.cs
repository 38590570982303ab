using System.Collections.Immutable;
using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>Reads a baseline from the text of its file, as strictly as the runtime where the shape is concerned.</summary>
internal static class BaselineFormat
{
    /// <summary>The format's latest version that this package reads, and the one that it writes.</summary>
    public const int CurrentVersion = 2;

    // The first version has no profile.
    private const int FirstVersion = 1;

    // Baseline.MinRows and MaxRows of the runtime.
    private const int MinRows = 30;
    private const int MaxRows = 10_000_000;

    private static readonly string[] Tasks = [nameof(PredictionTask.Regression), nameof(PredictionTask.Binary), nameof(PredictionTask.Multiclass)];

    public static (TrainedModel? Model, FileFault? Fault) Read(string text)
    {
        var (json, fault) = JsonReader.Read(text);
        if (json is null)
        {
            return (null, fault);
        }

        var faults = new FormatFaults();
        var model = ReadModel(new(json, faults));
        return faults.First is null ? (model, null) : (null, faults.First);
    }

    private static TrainedModel ReadModel(JsonFields root)
    {
        var version = root.Count("formatVersion");
        if (version > CurrentVersion)
        {
            root.Refuse("formatVersion", $"'formatVersion' is {version}, and this package reads {FirstVersion} to {CurrentVersion}; update the package");
        }

        root.RequireOnly("formatVersion", "id", "model", "modelVersion", "task", "schemaFingerprint", "rows", "columns", "profile", "sample");
        root.Require("formatVersion", version >= FirstVersion, $"'formatVersion' is not {FirstVersion} to {CurrentVersion}");
        var rows = (long)root.Count("rows");
        root.Require("rows", rows is 0 or (>= MinRows and <= MaxRows), $"'rows' is {rows}; {MinRows} to {MaxRows} are allowed, and 0 for a skeleton");
        if (rows > 0)
        {
            root.Text("id");
        }

        var columns = root.Objects("columns");
        root.Require("columns", columns.Length > 0, "'columns' is empty");
        var features = columns.Select(column => BaselineColumnFormat.Read(column, rows)).ToImmutableArray();
        var repeated = features.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1)?.Last();
        if (repeated is not null)
        {
            root.Refuse(repeated.Place, $"two columns are named '{repeated.Name}'");
        }

        if (root.OptionalObject("profile") is { } profile)
        {
            root.Require("profile", version > FirstVersion, $"a file of 'formatVersion' {version} has no 'profile'");
            BaselineProfileFormat.Check(profile, features.Length);
        }

        if (root.OptionalObject("sample") is { } sample)
        {
            root.Require("sample", version > FirstVersion, $"a file of 'formatVersion' {version} has no 'sample'");
            sample.RequireOnly("rows", "hashes", "copies", "cells");
        }

        return new(root.Name("model"), root.Name("modelVersion"), root.OneOf("task", Tasks), root.Text("schemaFingerprint"), rows, features)
        {
            NamePlace = root.Place("model"),
            TaskPlace = root.Place("task"),
            FingerprintPlace = root.Place("schemaFingerprint"),
        };
    }
}
