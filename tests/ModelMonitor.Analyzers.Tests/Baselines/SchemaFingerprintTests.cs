using System.Globalization;
using System.Text;
using ModelMonitor.Analyzers.Baselines;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>The compiler's fingerprint of a model is the one that the program registers.</summary>
public sealed class SchemaFingerprintTests
{
    private const int Models = 40;

    private static readonly string[] Types =
    [
        "double", "float?", "decimal", "int", "ulong?", "Half", "Int128", "bool", "bool?", "char", "string", "string?", "DateTime",
        "DateTimeOffset?", "TimeSpan", "Odd", "Odd?", "Bytes", "[Feature(Kind = FeatureKind.Categorical)] long",
        "[Feature(Kind = FeatureKind.HourOfDay)] DateTime", "[Feature(Kind = FeatureKind.DayOfWeek)] DateOnly?", "[Sensitive] string",
        "[Feature(Name = \"d\\u00E9j\\u00E0 vu \\U0001F3E0\")] int", "[PredictionKey] string", "[PredictionKey] Guid", "Person",
    ];

    private static readonly string[] Results = ["double", "float?", "bool", "Odd", "string", "(string PredictedLabel, float Score)", "(bool PredictedLabel, double Probability)"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void It_is_the_runtime_s_in_any_program(int seed)
    {
        var source = Program(new(seed));
        var compilation = new UserProject(source).Compile();
        var parsed = compilation.GetTypeByMetadataName("Program").ShouldNotBeNull().GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>()
            .Select(method => (Method: method, Monitored: Annotations.FindMonitored(method)))
            .Where(entry => entry.Monitored is not null)
            .Select(entry => AnnotationParser.Parse(entry.Method, entry.Monitored!, compilation, null, default).ShouldNotBeNull())
            .OrderBy(model => model.Name, StringComparer.Ordinal)
            .Select(model => SchemaFingerprint.Of(model.Columns))
            .ToList();

        parsed.Count.ShouldBe(Models);
        parsed.Distinct().Count().ShouldBeGreaterThan(Models / 2);
        parsed.ShouldBe(TrainedProject.SchemasOf(source, "model").Select(schema => schema.Fingerprint));
    }

    private static string Program(Random random)
    {
        var source = new StringBuilder("""
            public enum Odd : long { None = -3, Huge = long.MaxValue, Low = long.MinValue, Same = -3, A = 1 }
            [Flags] public enum Bytes : byte { X = 1, Y = 2, Both = 3 }
            public sealed record Person(int Age, string? Name);
            public static class Program
            {

            """);
        for (var model = 0; model < Models; model++)
        {
            // One key at most, one object whose members have names of their own, one column of the same name.
            var types = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Types[random.Next(Types.Length)])
                .DistinctBy(type => type.Contains("Key") ? "key" : type.Contains("Name") ? "name" : type == "Person" ? type : Guid.NewGuid().ToString());
            var parameters = string.Join(", ", types.Select((type, i) => string.Create(CultureInfo.InvariantCulture, $"{type} p{i}")));
            source.AppendLine(CultureInfo.InvariantCulture, $"    [Monitored(\"model{model:00}\")] public static {Results[random.Next(Results.Length)]} Predict{model}({parameters}) => default!;");
        }

        return source.AppendLine("}").ToString();
    }
}
