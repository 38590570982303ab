using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Benchmarks.Generation;

/// <summary>
/// A project of 400 files with 240 calls each, 96,000 in all; every other file calls two monitored methods, and one
/// more file declares them.
/// </summary>
internal static class LargeProject
{
    public const int Files = 400;

    /// <summary>A file without a call of a monitored method.</summary>
    public const int PlainFile = 201;

    /// <summary>A file with two.</summary>
    public const int CallingFile = 200;

    /// <summary>The file of the monitored methods.</summary>
    public const int ModelFile = Files;

    private const int Methods = 24;
    private const int CallsInMethod = 10;

    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "ModelMonitor.Generated")]);

    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Shop",
        Enumerable.Range(0, Files + 1).Select(file => Parse(file, edit: 0)),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal) || Path.GetFileName(path) == "ModelMonitor.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A file as an editor hands it over: with another number in the body of its first method.</summary>
    public static SyntaxTree Parse(int file, int edit) => Parse(file, file == ModelFile ? Model(edit, "Width") : Service(file, edit));

    /// <summary>The file of the monitored methods with another declaration.</summary>
    public static SyntaxTree ParseDeclaration(int edit) => Parse(ModelFile, Model(edit: 0, $"Width{edit}"));

    private static SyntaxTree Parse(int file, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions, $"/src/File{file}.cs", Encoding.UTF8);
        tree.GetRoot();
        return tree;
    }

    private static string Model(int edit, string property) => $$"""
        using ModelMonitor;
        namespace Shop;
        public sealed class Pricing
        {
            public double {{property}} => 1;

            [Monitored("pricing")]
            public double Quote(double area, int rooms, string region) => area * rooms + region.Length + {{edit}};

            [Monitored("risk")]
            public double Assess(double income, double debt, string purpose) => income - debt + purpose.Length;
        }
        """;

    private static string Service(int file, int edit)
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

            text.Append(CultureInfo.InvariantCulture, $"        return sum + {LastCall(file, method)};\n    }}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string LastCall(int file, int method) => (file % 2, method) switch
    {
        (0, Methods / 2) => "new Pricing().Quote(sum, 3, \"north\")",
        (0, Methods - 1) => "new Pricing().Assess(sum, 3, \"car\")",
        _ => "System.Math.Sqrt(sum)",
    };
}
