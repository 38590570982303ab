using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Baselines;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>
/// Projects whose references are open in an editor too: these have files, which the analysed project does not. A rule
/// that showed something there would fail in the compiler.
/// </summary>
public sealed class OpenProjectTests
{
    private const string Library = """
        using System.ComponentModel.DataAnnotations;

        public sealed record House(
            [Range(typeof(int), "x", "y")] double Area, [EmailAddress] string City, Exception? Fault, string Email, long StreetId, string Comments);

        public interface IModel
        {
            double Predict(House house);
        }

        public class Base
        {
            [Monitored("base")]
            public virtual double Predict(double x) => x;
        }

        public static class Library
        {
            [Monitored("houses")]
            public static double Predict(House house) => 1;

            [Monitored("any")]
            public static double Of<T>(T value) => 1;

            [Monitored("broken")]
            public static Exception Fail([Feature(Kind = FeatureKind.Month)] double x, string Email) => new();

            [Monitored("named")]
            public static double Named([ModelName] string name) => 1;
        }
        """;

    private const string Source = """
        using System.ComponentModel.DataAnnotations;

        internal sealed class Model : Base, IModel
        {
            [Monitored("mine")]
            public double Predict(House house) => Library.Predict(house) + Library.Of(house) + Library.Of(1.5) + Library.Of("a");

            [Monitored("mine")]
            public double Again(House house) => new Func<House, double>(Library.Predict)(house);

            public override double Predict(double x) => base.Predict(x) + Library.Named("mime");

            public double Call(dynamic x) => Library.Predict(x);
        }
        """;

    private const string Baseline = """
        {
          "formatVersion": 1,
          "model": "houses",
          "modelVersion": "1",
          "task": "Regression",
          "schemaFingerprint": "0123456789abcdef",
          "rows": 0,
          "columns": [
            { "name": "Area", "role": "Feature", "type": "float", "encoding": "Number", "nullable": false, "sensitive": false },
            { "name": "prediction", "role": "Prediction", "type": "double", "encoding": "Number", "nullable": false, "sensitive": false }
          ]
        }
        """;

    public static TheoryData<string> Analyzers =>
    [
        .. typeof(AnnotationAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task What_an_open_project_declares_is_told_as_of_a_built_one(string analyzer)
    {
        var library = new UserProject(Library) { Name = "Library" }.Generate();

        var open = await Findings(analyzer, library.Compilation.ToMetadataReference());

        open.ShouldBe(await Findings(analyzer, library.ToReference()));
        open.ShouldNotBeEmpty();
    }

    private static Task<IReadOnlyList<string>> Findings(string analyzer, MetadataReference library) =>
        AnalyzerRun.Findings(Using(analyzer, library), (DiagnosticAnalyzer)Activator.CreateInstance(
            typeof(AnnotationAnalyzer).Assembly.GetType($"ModelMonitor.Analyzers.Diagnostics.{analyzer}", throwOnError: true)!)!);

    // Some rules speak of projects that are not set up, and of baselines.
    private static UserProject Using(string analyzer, MetadataReference library) =>
        (analyzer == nameof(BaselineAnalyzer)
            ? TrainedProject.With(Source, Baseline)
            : new UserProject(Source)) with
        {
            References = [library],
            InterceptorsNamespaces = analyzer == nameof(ConfigurationAnalyzer) ? "" : new UserProject().InterceptorsNamespaces,
        };
}
