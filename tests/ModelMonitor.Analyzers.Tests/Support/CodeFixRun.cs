using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>Applies code fixes to a project as an editor does.</summary>
internal static class CodeFixRun
{
    /// <summary>The titles that a provider offers for the first diagnostic of an id.</summary>
    public static async Task<IReadOnlyList<string>> Titles(UserProject project, CodeFixProvider provider, string id)
    {
        using var workspace = new AdhocWorkspace();
        var opened = project.Open(workspace);
        var diagnostic = (await Diagnostics(project, opened, id))[0];
        return [.. (await Actions(opened, provider, diagnostic)).Select(action => action.Title)];
    }

    public static Task<IReadOnlyList<string>> Titles(string source, CodeFixProvider provider, string id) =>
        Titles(new UserProject(source), provider, id);

    /// <summary>
    /// The project after a fix of the first diagnostic of an id: the only fix that is offered, or the one of a title.
    /// The project must then compile without a warning, with what the generator adds, and the diagnostic be gone.
    /// </summary>
    public static async Task<UserProject> Fix(UserProject project, CodeFixProvider provider, string id, string? title = null)
    {
        using var workspace = new AdhocWorkspace();
        var opened = project.Open(workspace);
        var diagnostics = await Diagnostics(project, opened, id);
        var action = Choose(await Actions(opened, provider, diagnostics[0]), title);
        var changed = await Apply(project, opened, action);
        (await Check(changed, id)).Count.ShouldBeLessThan(diagnostics.Count);
        return changed;
    }

    /// <summary>The text of a project's only source after a fix.</summary>
    public static async Task<string> Fix(string source, CodeFixProvider provider, string id, string? title = null) =>
        (await Fix(new UserProject(source), provider, id, title)).Sources.ShouldHaveSingleItem();

    /// <summary>The project after the same fix of all diagnostics of an id, none of which may be left.</summary>
    public static async Task<UserProject> FixAll(UserProject project, CodeFixProvider provider, string id, string? title = null)
    {
        using var workspace = new AdhocWorkspace();
        var opened = project.Open(workspace);
        var diagnostics = await Diagnostics(project, opened, id);
        var first = Choose(await Actions(opened, provider, diagnostics[0]), title);
        var context = new FixAllContext(
            DocumentOf(opened, diagnostics[0]), provider, FixAllScope.Project, first.EquivalenceKey, [id],
            new KnownDiagnostics(diagnostics), CancellationToken.None);
        var all = await provider.GetFixAllProvider().ShouldNotBeNull().GetFixAsync(context);
        var changed = await Apply(project, opened, all.ShouldNotBeNull());
        (await Check(changed, id)).ShouldBeEmpty();
        return changed;
    }

    public static async Task<string> FixAll(string source, CodeFixProvider provider, string id, string? title = null) =>
        (await FixAll(new UserProject(source), provider, id, title)).Sources.ShouldHaveSingleItem();

    private static async Task<IReadOnlyList<Diagnostic>> Diagnostics(UserProject project, Project opened, string id) =>
        [.. (await AnalyzerRun.Diagnostics(project, (await opened.GetCompilationAsync())!, AnalyzersOf(id))).Where(diagnostic => diagnostic.Id == id)];

    private static async Task<IReadOnlyList<Diagnostic>> Check(UserProject changed, string id)
    {
        changed.Generate().Emit().ShouldNotBeEmpty();
        return [.. (await AnalyzerRun.Diagnostics(changed, AnalyzersOf(id))).Where(diagnostic => diagnostic.Id == id)];
    }

    private static DiagnosticAnalyzer[] AnalyzersOf(string id) =>
    [
        .. typeof(AnnotationAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id)),
    ];

    private static async Task<IReadOnlyList<CodeAction>> Actions(Project project, CodeFixProvider provider, Diagnostic diagnostic)
    {
        provider.FixableDiagnosticIds.ShouldContain(diagnostic.Id);
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(
            new(DocumentOf(project, diagnostic), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static CodeAction Choose(IReadOnlyList<CodeAction> actions, string? title)
    {
        var action = title is null ? actions.ShouldHaveSingleItem() : actions.FirstOrDefault(candidate => candidate.Title == title)
            .ShouldNotBeNull($"offered are: {string.Join("; ", actions.Select(candidate => candidate.Title))}");
        action.EquivalenceKey.ShouldNotBeNullOrEmpty("without a key nothing can be fixed everywhere at once");
        return action;
    }

    private static Document DocumentOf(Project project, Diagnostic diagnostic) =>
        project.GetDocument(diagnostic.Location.SourceTree).ShouldNotBeNull();

    private static async Task<UserProject> Apply(UserProject project, Project opened, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.ShouldHaveSingleItem().ShouldBeOfType<ApplyChangesOperation>().ChangedSolution.GetProject(opened.Id)!;
        var sources = new List<string>();
        // The first document holds the usings that every project has.
        foreach (var document in changed.Documents.Skip(1))
        {
            sources.Add((await document.GetTextAsync()).ToString());
        }

        var additional = project.AdditionalFiles;
        foreach (var document in changed.AdditionalDocuments)
        {
            additional = additional.SetItem(document.FilePath.ShouldNotBeNull(), (await document.GetTextAsync()).ToString());
        }

        return project with { Sources = [.. sources], AdditionalFiles = additional };
    }

    private sealed class KnownDiagnostics(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree) == document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
