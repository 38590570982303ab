using System.Text;

namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>Every shape of a C# method and of a call, with its outcome.</summary>
internal static class ShapeMatrix
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        .. DeclarationShapes.All, .. DispatchShapes.All, .. PartialShapes.All, .. GenericShapes.All, .. ParameterShapes.All, .. FeatureShapes.All,
        .. VectorShapes.All, .. ResultShapes.All, .. BatchShapes.All, .. CallShapes.All, .. RefusedShapes.All,
    ];

    /// <summary>The page that shows the matrix.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder("""
            # Shapes of methods and calls

            What is captured, and what is named by which rule. Each row is a test that compiles the code, runs it and compares what
            arrived (`ShapeMatrixTests`); this page is written by them. `M` stands for the model's name.

            """);
        foreach (var section in All.GroupBy(shape => shape.Section))
        {
            page.Append($"\n## {section.Key}\n\n| shape | code | outcome |\n| --- | --- | --- |\n");
            foreach (var shape in section)
            {
                page.Append($"| {Cell(shape.Name)} | {Cell(Code(shape))} | {Cell(Outcome(shape))} |\n");
            }
        }

        return page.ToString();
    }

    private static string Code(Shape shape)
    {
        var code = string.Join(' ', shape.Code.Replace("Test.Model", "M", StringComparison.Ordinal)
            .Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        return shape.Section == CallShapes.Section ? $"`{shape.Call}`" : $"`{code}`";
    }

    private static string Outcome(Shape shape)
    {
        string[] rules = [.. shape.Findings.Select(finding => finding.Split(':')[0]).Distinct()];
        string[] parts = [.. shape.Rows.Length > 0 ? [$"✅ `{shape.Rows}`"] : Array.Empty<string>(), .. rules.Select(rule => $"❌ {rule}")];
        return parts.Length == 0 ? "✅ no row" : string.Join(", ", parts);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
