using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation.Incremental;

/// <summary>What other files can see of a file.</summary>
public sealed class SurfaceTests
{
    [Theory]
    [InlineData("class A { int M() { return 1; } }", "class A { int M() { return 2; } }")]
    [InlineData("class A { int M() => 1; }", "class A { int M() => 2; }")]
    [InlineData("class A { int P => 1; }", "class A { int P => 2; }")]
    [InlineData("class A { int P { get => field; } }", "class A { int P { get => 1; } }")]
    [InlineData("struct A { int M() => 1; }", "struct A { int M() => 2; }")]
    [InlineData("class A { int f = 1; }", "class A { int f = 2; }")]
    [InlineData("class A { static readonly int f = 1; }", "class A { static readonly int f = 2; }")]
    [InlineData("class A { int P { get; } = 1; }", "class A { int P { get; } = 2; }")]
    [InlineData("class A;", "/// <summary>A.</summary>\nclass  A ; // why")]
    [InlineData("class A;", "#pragma warning disable CS1591\n#region A\n#if NEVER\nclass B;\n#endif\nclass A;\n#endregion")]
    public void Bodies_initial_values_and_comments_are_hidden(string before, string after) => Scan(before).ShouldBe(Scan(after));

    [Theory]
    [InlineData("class A;", "class B;")]
    [InlineData("class A { void M() { } }", "class A { void M(); }")]
    [InlineData("class A { int M() => 1; }", "class A { long M() => 1; }")]
    [InlineData("class A { void M(int x = 1) { } }", "class A { void M(int x = 2) { } }")]
    [InlineData("class A { [B(1)] void M() { } }", "class A { [B(2)] void M() { } }")]
    [InlineData("class A { const int C = 1; }", "class A { const int C = 2; }")]
    [InlineData("class A { const string C = \"\"\"a\"\"\"; }", "class A { const string C = \"\"\"b\"\"\"; }")]
    [InlineData("class A { const string C = \"\"\"\na\n\"\"\"; }", "class A { const string C = \"\"\"\nb\n\"\"\"; }")]
    [InlineData("class A { const string C = $\"a\"; }", "class A { const string C = $\"b\"; }")]
    [InlineData("enum A { B = 1 }", "enum A { B = 2 }")]
    [InlineData("using B;", "using C;")]
    [InlineData("class A { string s; }", "#nullable enable\nclass A { string s; }")]
    [InlineData("#nullable enable\nclass A { string s; }", "#nullable enable annotations\nclass A { string s; }")]
    [InlineData("class A { void M() { } string s; }", "class A { void M() {\n#nullable enable\n} string s; }")]
    [InlineData("#if B\nclass A;\n#endif", "#define B\n#if B\nclass A;\n#endif")]
    [InlineData("void A() { }", "void B() { }")]
    [InlineData("struct A { string P { get => field; } }", "struct A { string P { get => \"\"; } }")]
    [InlineData("struct A { string P => field; }", "struct A { string P => \"\"; }")]
    [InlineData("struct A(string s) { int M() => s.Length; }", "struct A(string s) { int M() => 1; }")]
    [InlineData("record struct A { string P { get => field; } }", "record struct A { string P { get => \"\"; } }")]
    public void Everything_else_is_seen(string before, string after) => Scan(before).ShouldNotBe(Scan(after));

    /// <summary>Why the compiler's own comparison is not used.</summary>
    [Theory]
    [InlineData("struct A { string P { get => field; } }", "struct A { string P { get => \"\"; } }")]
    [InlineData("struct A(string s) { int M() => s.Length; }", "struct A(string s) { int M() => 1; }")]
    public void The_compiler_takes_some_different_surfaces_as_equal(string before, string after)
    {
        Parse(before).IsEquivalentTo(Parse(after), topLevel: true).ShouldBeTrue();
        Scan(before).ShouldNotBe(Scan(after));
    }

    [Theory]
    [InlineData("public struct Point { public string Name { get => field; set { } } }", "get => field", "get => \"\"")]
    [InlineData("public struct Point(string name) { public int Length() => name.Length; }", "name.Length", "1")]
    public void A_body_that_makes_a_field_can_bind_a_call_elsewhere(string point, string old, string replacement)
    {
        var state = new ProjectState(Shop.State.Files
            .Add("Point.cs", point)
            .SetItem("Caller.cs", "public static class Caller { public static double Call(Point point) => Ranks.Of(point, 1); }")
            .Add("Ranks.cs", """
                public static class Ranks
                {
                    [Monitored("any")]
                    public static double Of(object point, double x) => 1;
                    public static double Of<T>(T point, int x) where T : unmanaged => 2;
                }
                """));

        IncrementalRun.After(state, before => before.Replace("Point.cs", old, replacement)).Changed
            .ShouldContain(Analyzers.StepNames.Interceptors);
    }

    private static long Scan(string source) => SurfaceScanner.Scan(Parse(source), default);

    private static SyntaxTree Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
}
