using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Validation;

/// <summary>No rule keeps a model from registering.</summary>
public sealed class RuleLimitTests
{
    private const string Using = "using System.ComponentModel.DataAnnotations;\n";

    [Fact]
    public async Task More_rules_than_a_model_may_have_are_named_and_the_model_registers()
    {
        var properties = string.Concat(Enumerable.Range(0, 260).Select(i => $"[Required, Range(0, 1)] public double? P{i} => 1;\n"));
        var source = Using + $$"""
            public sealed class Hour
            {
                {{properties}}
            }

            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict(Hour hour) => 1;
            }

            public static class Program
            {
                public static void Run() => new M().Predict(new());
            }
            """;
        using var program = LoadedProgram.Load(source);

        program.Run();

        program.Observation.Source.Schema.Rules.Count.ShouldBe(512);
        (await AnalyzerRun.Findings(new UserProject(source, "public static class Test { public const string Model = \"m\"; }")))
            .Count(finding => finding.StartsWith("MMON1019", StringComparison.Ordinal)).ShouldBe(8);
    }

    [Fact]
    public void A_rule_of_any_text_registers()
    {
        var text = new string('x', 109) + "\U0001F6B2" + new string('y', 99);
        using var program = LoadedProgram.Load(Using + $$"""
            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict([AllowedValues("{{text}}", "\ud800", "a\nb\0")] string x) => 1;
            }

            public static class Program
            {
                public static void Run() => new M().Predict("z");
            }
            """);

        program.Run();

        program.Observation.Violated.ShouldBe(["x allowed_values"]);
    }
}
