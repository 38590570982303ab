using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Features;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON1003, MMON1009, MMON1011: marks of results, keys and kinds.</summary>
public sealed class AttributeFixTests
{
    private static string Model(string parameters, string result = "double") => $$"""
        public class Model
        {
            [Monitored("demand")]
            public {{result}} Predict({{parameters}}) => default!;
        }
        """;

    [Theory]
    [InlineData("[PredictionKey] int b", "int b")]
    [InlineData("[PredictionKey, Sensitive] int b", "[Sensitive] int b")]
    [InlineData("[Sensitive, PredictionKey] int b", "[Sensitive] int b")]
    [InlineData("[Sensitive] [PredictionKey] int b", "[Sensitive] int b")]
    [InlineData("[PredictionKey] [Sensitive] int b", "[Sensitive] int b")]
    [InlineData("\n        // The bike.\n        [PredictionKey] /* id */ int b", "\n        // The bike.\n        /* id */ int b")]
    public async Task Only_the_first_key_stays(string second, string result) =>
        (await CodeFixRun.Fix(Model($"[PredictionKey] int a, {second}"), new RepeatedKeyFix(), "MMON1009"))
            .ShouldBe(Model($"[PredictionKey] int a, {result}"));

    [Fact]
    public async Task All_keys_but_the_first_go_at_once() =>
        (await CodeFixRun.FixAll($$"""
            public class Trip
            {
                [PredictionKey]
                public int A { get; set; }

                /// <summary>The second.</summary>
                [PredictionKey]
                public int B { get; set; }

                [PredictionKey] // no more
                [Sensitive]
                public int C;
            }

            {{Model("Trip trip")}}
            """, new RepeatedKeyFix(), "MMON1009")).ShouldBe($$"""
            public class Trip
            {
                [PredictionKey]
                public int A { get; set; }

                /// <summary>The second.</summary>
                public int B { get; set; }

                // no more
                [Sensitive]
                public int C;
            }

            {{Model("Trip trip")}}
            """);

    [Theory]
    [InlineData("[Feature(Kind = FeatureKind.Month)] double x", "[Feature] double x")]
    [InlineData("[Feature(Name = \"y\", Kind = FeatureKind.Month)] double x", "[Feature(Name = \"y\")] double x")]
    [InlineData("[Feature(Kind = FeatureKind.Month, Name = \"y\")] double x", "[Feature(Name = \"y\")] double x")]
    public async Task A_kind_that_does_not_fit_goes(string parameter, string result) =>
        (await CodeFixRun.Fix(Model(parameter), new UnfitKindFix(), "MMON1011")).ShouldBe(Model(result));

    [Theory]
    [InlineData("Result", "Mark 'Value' as the score: [Score]", "[property: Score] double Value, string Name")]
    [InlineData("Task<Result?>", "Mark 'Name' as the predicted label: [PredictedLabel]", "double Value, [property: PredictedLabel] string Name")]
    public async Task A_member_of_a_result_is_marked(string type, string title, string members)
    {
        var declaration = "public readonly record struct Result({0});";
        var model = Model("double x", type);

        var changed = await CodeFixRun.Fix(
            new UserProject(model, string.Format(null, declaration, "double Value, string Name")), new UnknownResultFix(), "MMON1003", title);

        changed.Sources.ShouldBe([model, string.Format(null, declaration, members)]);
    }

    [Theory]
    [InlineData("(double A, double B)")]
    [InlineData("(double A, TimeSpan B)")]
    [InlineData("Uri")]
    public async Task No_member_is_guessed_at(string type) =>
        (await CodeFixRun.Titles(Model("double x", type), new UnknownResultFix(), "MMON1003")).ShouldBeEmpty();
}
