using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.CodeFixes.Baselines;

/// <summary>Writes the columns of a model into a skeleton of a baseline, which the compiler then holds the code to.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExtractSkeletonRefactoring)), Shared]
public sealed class ExtractSkeletonRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var semantics = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            && attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration
            && semantics.GetDeclaredSymbol(declaration, context.CancellationToken) is { } method
            && Annotations.FindMonitored(method) is { } monitored
            && monitored.ApplicationSyntaxReference?.Span == attribute.Span
            && AnnotationParser.Parse(method, monitored, semantics.Compilation, report: null, context.CancellationToken) is { } model)
        {
            Offer(context, model);
        }
    }

    private static void Offer(CodeRefactoringContext context, MonitoredModel model)
    {
        var project = context.Document.Project;
        var file = FileName(model.Name);
        var path = Path.Combine(Path.GetDirectoryName(project.FilePath ?? context.Document.FilePath) ?? "", file);
        if (project.AdditionalDocuments.Any(known => known.FilePath == path))
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            $"Extract the baseline skeleton '{file}'",
            _ => Task.FromResult(project.Solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project.Id), file, SourceText.From(SkeletonWriter.Write(model), Encoding.UTF8), filePath: path)),
            nameof(ExtractSkeletonRefactoring)));
    }

    // What no file system forbids; the model's own name is in the file.
    private static string FileName(string model) =>
        new string([.. model.Select(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_')]) + TrainedModel.FileSuffix;
}
