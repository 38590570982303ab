using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Benchmarks.Generation;

/// <summary>A project of 1,000 files with 96 calls each; every fiftieth file calls one of two monitored methods.</summary>
internal static class LargeProject
{
    public const int Files = 1_000;

    /// <summary>A file without a call of a monitored method.</summary>
    public const int PlainFile = 501;

    /// <summary>A file with one.</summary>
    public const int CallingFile = 500;

    private const int Methods = 12;
    private const int CallsInMethod = 8;
    private const int FilesPerCall = 50;

    private const string Model = """
        using ModelMonitor;
        namespace Shop;
        public sealed class Pricing
        {
            [Monitored("pricing")]
            public double Quote(double area, int rooms, string region) => area * rooms + region.Length;

            [Monitored("risk")]
            public double Assess(double income, double debt, string purpose) => income - debt + purpose.Length;
        }
        """;

    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "ModelMonitor.Generated")]);

    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Shop",
        Enumerable.Range(0, Files).Select(file => Parse(file, edit: 0)).Append(CSharpSyntaxTree.ParseText(Model, ParseOptions, "/src/Pricing.cs", Encoding.UTF8)),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal) || Path.GetFileName(path) == "ModelMonitor.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A file as an editor hands it over: with another number in the body of its first method.</summary>
    public static SyntaxTree Parse(int file, int edit)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace Shop;\npublic sealed class Service{file}\n{{\n");
        for (var method = 0; method < Methods; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    public double Work{method}(double value)\n    {{\n        var sum = value + {(method == 0 ? edit : method)};\n");
            for (var call = 0; call < CallsInMethod - 1; call++)
            {
                text.Append(CultureInfo.InvariantCulture, $"        sum += System.Math.Max(sum, {call}.5);\n");
            }

            text.Append(file % FilesPerCall == 0 && method == Methods - 1
                ? "        return sum + new Pricing().Quote(sum, 3, \"north\");\n    }\n"
                : "        return sum + System.Math.Sqrt(sum);\n    }\n");
        }

        text.Append("}\n");
        var tree = CSharpSyntaxTree.ParseText(text.ToString(), ParseOptions, $"/src/Service{file}.cs", Encoding.UTF8);
        tree.GetRoot();
        return tree;
    }
}
