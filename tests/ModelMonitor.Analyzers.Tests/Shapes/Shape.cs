namespace ModelMonitor.Analyzers.Tests.Shapes;

/// <summary>A shape of methods or calls, and what becomes of it.</summary>
/// <param name="Section">What it is a case of.</param>
/// <param name="Name">The shape in words.</param>
/// <param name="Code">The types that declare it.</param>
/// <param name="Call">An expression, or statements that end in <c>return</c>.</param>
/// <param name="Rows">The rows that arrive, such as <c>x=3 prediction=6</c>; none where nothing is captured.</param>
/// <param name="Findings">What the analyzers or the compiler say, such as <c>MMON1017: Monitored(Test.Model)</c>.</param>
internal sealed record Shape(string Section, string Name, string Code, string Call, string Rows, string[] Findings)
{
    /// <summary>Whether the compiler itself refuses the shape.</summary>
    public bool IsCompilerError => Findings.Any(finding => finding.StartsWith("CS", StringComparison.Ordinal));

    /// <summary>The test that proves it with the SDK's compiler, where the one of these tests is too old for the syntax.</summary>
    public string? ProvenBy { get; init; }

    public string Source => $$"""
        using System.ComponentModel.DataAnnotations;

        {{Code}}

        public static class Program
        {
            public static object? Run() {{(Call.Contains("return ", StringComparison.Ordinal) ? $"{{ {Call} }}" : $"=> {Call};")}}
        }
        """;
}

/// <summary>The shapes of one section.</summary>
internal sealed class ShapeSection(string name) : List<Shape>
{
    /// <summary>A shape that is captured, without a word of the analyzers.</summary>
    public void Captured(string shape, string code, string call, string rows) => Add(new(name, shape, code, call, rows, []));

    /// <summary>A shape that is captured as a test of <see cref="Interception.SdkCompilerTests"/> shows.</summary>
    public void CapturedBySdk(string test, string shape, string code, string call, string rows) =>
        Add(new(name, shape, code, call, rows, []) { ProvenBy = test });

    /// <summary>A shape that is not captured, and is named; the program still runs as it would without us.</summary>
    public void Named(string shape, string code, string call, params string[] findings) => Add(new(name, shape, code, call, "", findings));

    /// <summary>A shape of which a part is captured, and the rest is named.</summary>
    public void Partly(string shape, string code, string call, string rows, params string[] findings) =>
        Add(new(name, shape, code, call, rows, findings));
}
