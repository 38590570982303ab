using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rule MMON3003: a constant text that is no model's name.</summary>
public sealed class ModelNameTests
{
    private const string Models = """
        public static class Delay
        {
            public const string Name = "flight-delay";
            public const string Wrong = "flight_delay";

            [Monitored(Name)] public static double Predict(double x) => x;

            [Monitored("fare")] public static double Fare(double x) => x;
        }

        public sealed class ProbeAttribute([ModelName] string model) : Attribute
        {
            public string Model => model;
        }

        public sealed class Board([ModelName] string model)
        {
            public string Model => model;

            public double this[[ModelName] string name] => name.Length;
        }

        public static class Own
        {
            public static void One(int x, [ModelName] string? model = "none") { }

            public static void Many([ModelName] params string[] models) { }

            public static void Span([ModelName] params ReadOnlySpan<string> models) { }

            public static void Set([ModelName] IReadOnlyList<string> models) { }

            public static void Object([ModelName] object model) { }

            public static void Extension(this int x, [ModelName] string model) { }

            public static void Unmarked(string model) { }
        }


        """;

    [Theory]
    [InlineData("ModelMonitor.Capture.PredictionSource.TryFind(\"x-ray\", null, out _);", "\"x-ray\"")]
    [InlineData("ModelMonitor.Capture.PredictionSource.TryFind(version: \"1\", model: \"Fare\", source: out _);", "\"Fare\"")]
    [InlineData("new ModelMonitor.Hosting.ModelMonitorOptions().ForModel(\"fares\");", "\"fares\"")]
    [InlineData("ModelMonitor.Hosting.MonitoringAgent agent = null!; agent.Reports(\"fares\");", "\"fares\"")]
    [InlineData("ModelMonitor.Hosting.MonitoringAgent? agent = null; agent?.Baseline(\"fares\");", "\"fares\"")]
    [InlineData("Own.One(1, Delay.Wrong);", "Delay.Wrong")]
    [InlineData("Own.One(model: $\"{Delay.Name}-2\", x: 1);", "$\"{Delay.Name}-2\"")]
    [InlineData("Own.One(1, nameof(Delay));", "nameof(Delay)")]
    [InlineData("Own.One(1, \"flight-\" + \"delays\");", "\"flight-\" + \"delays\"")]
    [InlineData("Own.One(1, \"\");", "\"\"")]
    [InlineData("Own.Many(\"fare\", \"fair\", Delay.Name);", "\"fair\"")]
    [InlineData("Own.Many(new[] { \"fare\", \"fair\" });", "\"fair\"")]
    [InlineData("Own.Span(\"fare\", \"fair\");", "\"fair\"")]
    [InlineData("Own.Set([\"fare\", \"fair\"]);", "\"fair\"")]
    [InlineData("Own.Object(\"fair\");", "\"fair\"")]
    [InlineData("1.Extension(\"fair\");", "\"fair\"")]
    [InlineData("new Board(\"fair\");", "\"fair\"")]
    [InlineData("var length = new Board(\"fare\")[\"fair\"];", "\"fair\"")]
    public async Task A_name_that_no_model_has(string statement, string place) =>
        (await Findings(Models + Program(statement))).ShouldBe([$"MMON3003: {place}"]);

    [Theory]
    [InlineData("ModelMonitor.Capture.PredictionSource.TryFind(\"fare\", null, out _);")]
    [InlineData("Own.One(1, Delay.Name);")]
    [InlineData("Own.One(1, $\"{Delay.Name}\");")]
    [InlineData("Own.One(1);")]
    [InlineData("Own.One(1, null);")]
    [InlineData("var name = Console.ReadLine()!; Own.One(1, name); Own.Many(name, \"fare\");")]
    [InlineData("Own.Many();")]
    [InlineData("Own.Unmarked(\"fair\");")]
    public async Task A_name_that_a_model_has_or_that_is_not_known_yet(string statement) =>
        (await Findings(Models + Program(statement))).ShouldBeEmpty();

    [Fact]
    public async Task Attributes_take_names_too() =>
        (await Findings(Models + "[Probe(\"fair\")] public sealed class A; [Probe(\"fare\")] public sealed class B;"))
            .ShouldBe(["MMON3003: \"fair\""]);

    [Fact]
    public async Task Models_of_references_are_known()
    {
        var library = new UserProject(Models) { Name = "Library" }.Generate().ToReference();

        (await AnalyzerRun.Findings(
            new UserProject(Program("Own.Many(\"fare\", \"fair\"); ModelMonitor.Capture.PredictionSource.TryFind(\"flight-delay\", null, out _);")) { References = [library] },
            new ModelNameAnalyzer())).ShouldBe(["MMON3003: \"fair\""]);
    }

    [Fact]
    public async Task A_project_that_sees_no_model_hears_nothing() =>
        (await Findings(Program("ModelMonitor.Capture.PredictionSource.TryFind(\"fare\", null, out _);"))).ShouldBeEmpty();

    [Theory]
    [InlineData("flight_delay", "'flight_delay' is no model that this project or its references declare; did you mean 'flight-delay'?")]
    [InlineData("FARE", "'FARE' is no model that this project or its references declare; did you mean 'fare'?")]
    [InlineData("credit", "'credit' is no model that this project or its references declare; they declare 'fare', 'flight-delay'")]
    public async Task The_message_names_the_nearest_or_all(string name, string message) =>
        (await AnalyzerRun.Diagnostics(new UserProject(Models + Program($"Own.One(1, \"{name}\");")), new ModelNameAnalyzer()))
            .Single().GetMessage(null).ShouldBe(message);

    [Fact]
    public async Task Of_many_models_five_are_named()
    {
        var models = string.Concat(Enumerable.Range(0, 7).Select(i => $"[Monitored(\"model {i}\")] public static double P{i}(double x) => x;"));

        (await AnalyzerRun.Diagnostics(
            new UserProject($"public static class M {{ {models} }} " + Program("ModelMonitor.Capture.PredictionSource.TryFind(\"other\", null, out _);")),
            new ModelNameAnalyzer())).Single().GetMessage(null)
            .ShouldEndWith("; they declare 'model 0', 'model 1', 'model 2', 'model 3', 'model 4' and 2 more");
    }

    private static Task<IReadOnlyList<string>> Findings(string source) => AnalyzerRun.Findings(source, new ModelNameAnalyzer());

    private static string Program(string statement) => $"public static class Program {{ public static void Run() {{ {statement} }} }}";
}
