using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Tests.Interception;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Every shape is captured as the matrix says, or named by the rule that it says.</summary>
public sealed class ShapeMatrixTests
{
    public static TheoryData<string> Names => [.. ShapeMatrix.All.Where(shape => shape.ProvenBy is null).Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_shape_is_captured_or_named(string name)
    {
        var shape = ShapeMatrix.All.Single(candidate => candidate.Name == name);
        var project = new UserProject(shape.Source, "public static class Test { public const string Model = \"M\"; }");

        if (shape.IsCompilerError)
        {
            project.Generate().Compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Id).Distinct()
                .ShouldBe(shape.Findings);
            return;
        }

        (await AnalyzerRun.Findings(project)).ShouldBe(shape.Findings);
        using var program = LoadedProgram.Load(shape.Source);
        program.Run();

        // A task's result is there before its row is, which another thread may write.
        var rows = shape.Rows.Length == 0 ? 0 : shape.Rows.Split("; ").Length;
        SpinWait.SpinUntil(() => program.Observations.Count >= rows, TimeSpan.FromSeconds(10));
        string.Join("; ", program.Observations.Select(Describe)).ShouldBe(shape.Rows);
    }

    [Fact]
    public void The_matrix_has_at_least_120_rows_and_no_name_twice()
    {
        ShapeMatrix.All.Count.ShouldBeGreaterThanOrEqualTo(120);
        ShapeMatrix.All.Select(shape => shape.Name).ShouldBeUnique();
    }

    [Fact]
    public void A_shape_that_needs_a_newer_compiler_is_proven_elsewhere() =>
        ShapeMatrix.All.Select(shape => shape.ProvenBy).OfType<string>()
            .ShouldAllBe(test => typeof(SdkCompilerTests).GetMethod(test) != null);

    [Fact]
    public void The_page_shows_the_matrix() =>
        TextSnapshot.MatchFile(ProjectFolder.Of("docs/shapes.md"), ShapeMatrix.ToMarkdown());

    private static string Describe(Observation observation) => observation.IsError ? "error" : string.Join(' ', (string[])[
        .. observation.Kind == RecordKind.Row ? [] : new[] { observation.Kind.ToString().ToLowerInvariant() },
        .. observation.Source.Schema.Columns.Select(column => $"{column.Name}={Value(observation, column)}"),
        .. observation.Violated.Select(rule => $"({rule})")]);

    private static string Value(Observation observation, ColumnSchema column)
    {
        var value = observation[column.Name];
        return column.Encoding switch
        {
            _ when double.IsNaN(value) && column.Role != ColumnRole.Key => "missing",
            ColumnEncoding.Text => observation.Text(column.Name),
            ColumnEncoding.Code => column.NameOf(value),
            ColumnEncoding.Hash => BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
    }
}
