using Microsoft.CodeAnalysis.CSharp;

namespace ModelMonitor.Analyzers.Tests.Fuzzing;

/// <summary>Makes methods at random, of which most are valid C#.</summary>
internal sealed class MethodGrammar(int seed)
{
    /// <summary>Types that methods share.</summary>
    public const string Types = """
        global using System.ComponentModel.DataAnnotations;
        public enum Season { Winter = 1, Summer = -2 }
        public sealed record Hour(double Temp, string? Station) { public Season? Season { get; set; } public Point Inner; }
        public struct Point { public int X; public float? Y; public readonly long Z => X; }
        public readonly record struct Answer(string Label, [property: Score] float Score);
        public readonly ref struct View { public double Width => 1; }
        """;

    private static readonly Container[] Containers =
    [
        new("public sealed partial class {0}", "", "{0}", CanInherit: true),
        new("public partial class {0}", "", "{0}", CanInherit: true),
        new("internal abstract partial class {0}", "", "{0}", CanInherit: true),
        new("public static partial class {0}", "", "{0}", IsExtensions: true),
        new("public static partial class {0}", "", "{0}"),
        new("public partial struct {0}", "", "{0}"),
        new("public readonly partial struct {0}", "", "{0}"),
        new("public partial record {0}(int X)", "", "{0}"),
        new("public partial record struct {0}(int X)", "", "{0}"),
        new("public ref partial struct {0}", "", "{0}"),
        new("public partial interface {0}", "", "{0}", IsInterface: true),
        new("public partial class @event { public partial class {0}", " }", "@event.{0}"),
        new("public partial class {0}<T>", "", "{0}<int>"),
        new("file sealed class {0}", "", "{0}"),
    ];

    private static readonly string[] Results =
    [
        "double", "double", "double", "float", "int", "bool", "string", "string?", "Season", "decimal", "double?", "Answer", "Answer?",
        "(string Label, double Score)", "(bool, float)", "Task<double>", "ValueTask<string>", "Task", "void", "object", "float[]", "Hour",
        "IAsyncEnumerable<double>", "List<double>", "DateTime", "ReadOnlySpan<float>", "ref double", "nint", "Half", "Task<(string Label, double Score)>",
    ];

    private static readonly string[] ParameterTypes =
    [
        "int", "double", "string", "string?", "int?", "bool", "bool?", "char", "byte", "decimal", "Half", "Int128", "nint", "ulong", "DateTime",
        "DateTimeOffset?", "DateOnly", "TimeSpan", "Guid", "Season", "Season?", "Hour", "Hour?", "Point", "Point?", "View", "(double A, string? B)",
        "double[]", "float[]?", "ReadOnlySpan<double>", "Span<float>", "Memory<int>", "ReadOnlyMemory<double>", "List<float>", "IReadOnlyList<double>",
        "Dictionary<string, int>", "object", "object?", "Func<int>", "CancellationToken", "Task<int>", "int[][]", "double[,]", "KeyValuePair<int, double>", "T", "List<T>",
        "(int Left, (double Deep, Point P) Right)",
    ];

    private static readonly string[] Names =
    [
        "@class", "@event", "__self", "__result", "__row", "__o1", "Source", "Invoke", "Outputs", "ReadFeatures", "Monitored", "row", "result",
        "value", "field", "ünïcode", "日本語", "\\u0061b", "_", "@params", "self", "record", "await", "var", "global", "System", "ModelMonitor", "Math",
        "source", "started", "ordinary", "other", "x\u200Cy", new('n', 300),
    ];

    private static readonly string[] Attributes =
    [
        "[NotFeature] ", "[PredictionKey] ", "[Sensitive] ", "[Feature] ", "[Feature(Kind = FeatureKind.Categorical)] ", "[Feature(Kind = FeatureKind.Numeric)] ",
        "[Feature(Kind = FeatureKind.HourOfDay)] ", "[Feature(Length = 3)] ", "[Feature(Length = -1)] ", "[Feature(Length = 600)] ", "[Range(0, 5)] ", "[Range(5, 0)] ",
        "[Range(typeof(decimal), \"0\", \"1\")] ", "[Range(typeof(DateTime), \"2020-01-01\", \"x\")] ", "[Required] ", "[Required(AllowEmptyStrings = true)] ",
        "[StringLength(5, MinimumLength = 2)] ", "[Length(1, 3)] ", "[MinLength(1)] ", "[AllowedValues(\"a\", null)] ", "[AllowedValues(1, 2.5)] ", "[DeniedValues(Season.Winter)] ",
        "[EmailAddress] ", "[Range(double.NaN, double.PositiveInfinity)] ", "[AllowedValues] ",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "m", "a/b.c", "quote\"", "line\nbreak", "{0}{{", "\ud800", "\0", "\\", "*/", "日本", "\u2028", "</summary>", "%s", "#if", "\"\"\"", new('x', 5_000),
    ];

    private readonly Random _random = new(seed);

    public FuzzedMethod Next()
    {
        var container = Pick(Containers);
        var isStatic = container.Open.Contains("static", StringComparison.Ordinal) || (!container.IsInterface && Chance(4));
        var isPartial = !container.IsInterface && !container.Open.StartsWith("file", StringComparison.Ordinal) && Chance(6);
        var access = Chance(8) ? Pick("internal ", "private ", "protected internal ", "") : "public ";
        var virtualness = !isStatic && container.Open.Contains("class", StringComparison.Ordinal) && !container.Open.Contains("sealed", StringComparison.Ordinal) && Chance(4) ? "virtual " : "";
        var typeParameters = !isPartial && Chance(8) ? Pick("<T>", "<T, U>") : "";
        var parameters = Enumerable.Range(0, _random.Next(0, 6)).Select(index => Parameter(index, typeParameters.Length > 0 || container.Open.Contains("<T>", StringComparison.Ordinal))).ToList();
        var isInherited = container.CanInherit && !isStatic && !isPartial && virtualness == "" && access == "public " && Chance(3);
        var monitored = Monitored();
        return new(
            container,
            $"{(container.IsInterface ? "" : access)}{(isStatic ? "static " : "")}{virtualness}{(isPartial ? "partial " : "")}",
            Pick(Results),
            Chance(8) ? "TryPredict" : Chance(3) ? Pick(Names[..^1]) + (Chance(2) ? "" : "1") : "Predict",
            typeParameters,
            monitored,
            [.. parameters],
            [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Chance(10) ? CallForm.Expression : (CallForm)_random.Next(0, 5))])
        {
            HasFallback = !monitored.Contains("Fallback = ", StringComparison.Ordinal) && Chance(3),
            Inheritance = isInherited ? (Inheritance)_random.Next(1, 4) : Inheritance.None,
        };
    }

    private FuzzedParameter Parameter(int index, bool isGeneric)
    {
        var type = Pick(isGeneric ? ParameterTypes : ParameterTypes[..^3]);
        var modifier = Chance(5) ? Pick("in ", "ref ", "out ", "ref readonly ", "scoped ") : "";
        var @default = modifier == "" && Chance(8) && type is "int" or "double" or "string?" or "Season" ? " = default" : "";
        var attributes = string.Concat(Enumerable.Range(0, Chance(3) ? _random.Next(1, 3) : 0).Select(_ => Chance(5) ? Named() : Pick(Attributes)).Distinct());
        return new(attributes, type.EndsWith("[]", StringComparison.Ordinal) && Chance(3) ? "params " : modifier, type, Chance(3) ? Pick(Names) : $"x{index}", @default);
    }

    private string Monitored() => (Chance(5) ? Literal() : $"\"model {_random.Next()}\"")
        + (Chance(6) ? $", Version = {Literal()}" : "")
        + (Chance(6) ? $", Task = PredictionTask.{Pick("Regression", "Binary", "Multiclass")}" : "")
        + (Chance(6) ? $", Violations = ViolationPolicy.{Pick("Flag", "Throw", "Fallback")}" : "")
        + (Chance(12) ? ", Fallback = \"Missing\"" : "");

    private string Named() => Pick($"[Feature(Name = {Literal()})] ", $"[RegularExpression({Literal()})] ", $"[AllowedValues({Literal()}, {Literal()})] ");

    private string Literal() => SymbolDisplay.FormatLiteral(Pick(Texts), quote: true);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
