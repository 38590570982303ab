using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation;

/// <summary>Code that is being typed does not compile; the generator and the analyzers take it as it is.</summary>
public sealed class BrokenSourceTests
{
    private const string Source = """
        namespace Bikes;

        public enum Weather { Clear, Rain = 5 }

        public sealed record Hour([Feature(Name = "temp")] double Temp, Weather? Weather, [PredictionKey] Guid Id, Place Place);

        public struct Place { public double Latitude; public string? City { get; init; } }

        public interface IModel { [Monitored("interface")] (string PredictedLabel, float Score)? Predict(in Hour hour, params int[] rest); }

        public sealed partial class Model : IModel
        {
            public (string PredictedLabel, float Score)? Predict(in Hour hour, params int[] rest) => null;

            [Monitored("partial", Version = "2", Task = PredictionTask.Binary)]
            public partial ValueTask<double> RateAsync(double x, CancellationToken cancellation = default);

            private static ValueTask<double> RateAsyncCore(double x, CancellationToken cancellation) => new(x);
        }

        public static class Caller
        {
            public static object? Call(IModel? model, dynamic late) => model?.Predict(late) ?? model.Predict(new(1, null, default, default), 1, 2);

            public static Func<double, CancellationToken, ValueTask<double>> Group(Model model) => model.RateAsync;

            [Monitored("extension")]
            public static bool Accept(this Model model, double x) => new[] { x }.AsQueryable().Select(y => model.Accept(y)).Any();
        }
        """;

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Every_beginning_of_a_file_is_survived(int part)
    {
        for (var length = part * 12; length < Source.Length; length += 96)
        {
            await ShouldSurvive(Source[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_file_without_one_of_its_words_is_survived(int part)
    {
        var words = Source.Split(' ');
        for (var word = part; word < words.Length; word += 8)
        {
            await ShouldSurvive(string.Join(' ', words.Where((_, i) => i != word)));
        }
    }

    private static async Task ShouldSurvive(string source)
    {
        var project = new UserProject(source);
        var compilation = project.Generate().Compilation;
        var analyzers = compilation.WithAnalyzers(
            [new AnnotationAnalyzer(), new CallSiteAnalyzer(), new ConfigurationAnalyzer()], project.AnalyzerOptions);

        var diagnostics = await analyzers.GetAnalyzerDiagnosticsAsync();

        diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty(source);
    }
}
