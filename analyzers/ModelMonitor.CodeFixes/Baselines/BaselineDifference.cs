using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Baselines;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>What a diagnostic tells of, found again in the project.</summary>
/// <param name="Model">The baseline.</param>
/// <param name="Trained">Its column.</param>
/// <param name="Code">The name of the column of the code, or <see langword="null"/> where the code lacks it.</param>
internal sealed record BaselineDifference(TrainedModel Model, TrainedColumn Trained, string? Code)
{
    public static async Task<BaselineDifference?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var path = diagnostic.AdditionalLocations.Select(place => place.GetLineSpan().Path).FirstOrDefault();
        if (document.Project.AdditionalDocuments.FirstOrDefault(candidate => candidate.FilePath == path) is not { } file
            || !diagnostic.Properties.TryGetValue(Finding.TrainedProperty, out var name))
        {
            return null;
        }

        var text = await file.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = BaselineContent.Read(text).Model;
        diagnostic.Properties.TryGetValue(Finding.CodeProperty, out var code);
        return model?.Columns.FirstOrDefault(column => column.Name == name) is { } trained ? new(model, trained, code) : null;
    }
}
