using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Tests.Support;

/// <summary>A project after the generator has run.</summary>
internal sealed record GeneratedProject(Compilation Compilation, GeneratorRunResult Result)
{
    public IReadOnlyList<string> Files => [.. Result.GeneratedSources.Select(source => source.HintName)];

    /// <summary>The generated file whose name starts so.</summary>
    public string Source(string hintName) =>
        Result.GeneratedSources.Single(source => source.HintName.StartsWith(hintName, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Emits the assembly; every error and warning of the compiler fails the test.</summary>
    public byte[] Emit()
    {
        Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .Select(diagnostic => diagnostic.ToString())
            .ShouldBeEmpty();
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        emitted.Success.ShouldBeTrue();
        return image.ToArray();
    }

    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Emit());
}
