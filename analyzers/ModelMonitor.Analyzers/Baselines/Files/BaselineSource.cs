using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>A baseline file of a project, read.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Text">Its text; empty where it could not be read.</param>
/// <param name="Mapping">
/// The item's metadata <c>ModelMonitorModel</c>, <c>name</c> or <c>name@version</c>, which goes before the name in the
/// file; <see langword="null"/> if there is none.
/// </param>
/// <param name="Content">What it holds, or why it cannot be used.</param>
internal sealed record BaselineSource(string Path, SourceText Text, string? Mapping, BaselineContent Content)
{
    private const string MappingKey = "build_metadata.AdditionalFiles.ModelMonitorModel";

    public static bool IsBaseline(AdditionalText file) => file.Path.EndsWith(TrainedModel.FileSuffix, StringComparison.OrdinalIgnoreCase);

    /// <param name="file">The file.</param>
    /// <param name="options">What the project says of it.</param>
    /// <param name="read">Reads a text that may have been read before.</param>
    public static BaselineSource Read(
        AdditionalText file, AnalyzerConfigOptions options, Func<SourceText, BaselineContent?> read, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation);
        return new(
            file.Path,
            text ?? SourceText.From(""),
            options.TryGetValue(MappingKey, out var mapping) && mapping.Length > 0 ? mapping : null,
            (text is null ? null : read(text)) ?? new(null, new(default, "it cannot be read")));
    }

    /// <summary>Whether the file is meant for a model of this name, in whatever version.</summary>
    public bool IsOf(string model, string version) => Content.Model is not null && (IsOfVersion(model, version) || (Mapping ?? Content.Model.Name) == model);

    /// <summary>Whether the file is meant for this very version of a model.</summary>
    public bool IsOfVersion(string model, string version) => Content.Model is { } trained
        && (Mapping == $"{model}@{version}" || ((Mapping ?? trained.Name) == model && trained.Version == version));

    public Location Locate(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
}

/// <summary>A baseline, or the reason why a text is none.</summary>
internal sealed record BaselineContent(TrainedModel? Model, FileFault? Fault)
{
    public static BaselineContent Read(SourceText text)
    {
        // Not made a string before it is known to be of a size that can be read.
        if (text.Length > JsonReader.MaxLength)
        {
            return new(null, new(default, $"it is longer than {JsonReader.MaxLength} characters, which no baseline is"));
        }

        var (model, fault) = BaselineFormat.Read(text.ToString());
        return new(model, fault);
    }
}
