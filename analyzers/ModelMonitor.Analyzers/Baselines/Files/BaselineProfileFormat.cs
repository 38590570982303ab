using System.Collections.Immutable;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>
/// Checks the shape of what a baseline says beside its cells. Code cannot disagree with it, and so nothing of it is kept.
/// </summary>
internal static class BaselineProfileFormat
{
    public static void Check(JsonFields profile, int columns)
    {
        profile.RequireOnly(
            "autocorrelationTimes", "duplicateShare", "seasons", "segments", "correlations", "structure", "joint", "response", "calibrations");
        profile.OptionalNumbers("autocorrelationTimes", columns);
        profile.OptionalNumber("duplicateShare");
        if (profile.OptionalObject("seasons") is { } seasons)
        {
            CheckSeasons(seasons, columns);
        }

        foreach (var segments in profile.OptionalObjects("segments"))
        {
            segments.RequireOnly("column", "cells", "counts");
            segments.Count("column");
            segments.Require("counts", segments.Numbers("cells").Length + 1 == segments.NumberTable("counts", levels: 3), "'counts' needs one element more than 'cells'");
        }

        if (profile.OptionalObject("correlations") is { } correlations)
        {
            Check(correlations, [], ["first", "second", "correlation", "rows"]);
        }

        if (profile.OptionalObject("structure") is { } structure)
        {
            Check(structure, ["rows", "errorMean", "errorDeviation"], ["means", "scales"], "components");
        }

        if (profile.OptionalObject("joint") is { } joint)
        {
            Check(joint, ["rows", "seed", "bandwidth", "squares"], ["sums", "nullSizes", "nullMeans", "nullDeviations", "nullSkewness"]);
        }

        if (profile.OptionalObject("response") is { } response)
        {
            Check(response, ["output", "category", "mean"], [], "curves");
        }

        foreach (var calibration in profile.OptionalObjects("calibrations"))
        {
            Check(calibration, ["windowSize"], ["inflation"]);
            calibration.Require("inflation", calibration.Numbers("inflation").Length == columns, $"'inflation' needs {columns} elements, one for each column");
        }
    }

    private static void CheckSeasons(JsonFields seasons, int columns)
    {
        seasons.RequireOnly("kind", "rows", "counts");
        seasons.OneOf("kind", "HourOfDay", "DayOfWeek", "HourOfWeek");
        seasons.Numbers("rows");
        seasons.Require("counts", seasons.NumberTable("counts", levels: 3) == columns, $"'counts' needs an element for each of the {columns} columns");
    }

    private static void Check(JsonFields part, string[] numbers, string[] arrays, string? table = null)
    {
        part.RequireOnly([.. numbers, .. arrays, .. table is null ? ImmutableArray<string>.Empty : [table]]);
        foreach (var number in numbers)
        {
            part.Number(number);
        }

        foreach (var array in arrays)
        {
            part.Numbers(array);
        }

        if (table is not null)
        {
            part.NumberTable(table, levels: 2);
        }
    }
}
