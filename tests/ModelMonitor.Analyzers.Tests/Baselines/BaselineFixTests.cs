using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Baselines;
using ModelMonitor.CodeFixes.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>Fixes that bring the code back to its training data; each result compiles and its diagnostic is gone.</summary>
public sealed class BaselineFixTests
{
    private const string Source = """
        public enum Heating { None, Gas, Oil = 7 }

        public sealed record House(double Area, int Rooms, Heating? Heating);

        public sealed class Place
        {
            public float Distance { get; init; }

            [Feature(Kind = FeatureKind.HourOfDay)]
            public DateTime Opens { get; init; }

            [Sensitive]
            public string Street { get; set; } = "";
        }

        public static class Model
        {
            [Monitored("houses")]
            public static double Predict(House house, Place place, string? city, char grade = 'A') => 1;
        }
        """;

    private static readonly Baseline Trained = TrainedProject.BaselineOf(Source);

    [Theory]
    [InlineData("double Area", "double AreaM2", """[Feature(Name = "Area")] double AreaM2""")]
    [InlineData("string? city", "string? town_city", """[Feature(Name = "city")] string? town_city""")]
    [InlineData("float Distance", "float distance_", "    [Feature(Name = \"Distance\")]\n    public float distance_")]
    [InlineData("HourOfDay)]\n    public DateTime Opens", "HourOfDay)]\n    public DateTime Open", "[Feature(Kind = FeatureKind.HourOfDay, Name = \"Opens\")]")]
    [InlineData("string? city", "[Feature(Name = \"City \")] string? city", """[Feature(Name = "city")] string? city""")]
    public async Task A_feature_is_named_as_in_training(string before, string after, string expected) =>
        (await Fixed(new RenameFeatureFix(), "MMON3012", before, after)).ShouldContain(expected);

    [Fact]
    public async Task A_feature_that_may_be_one_of_the_training_data_is_offered_its_name()
    {
        var changed = Source.Replace("double Area, int Rooms", "int Size, double Meters, string Colour", StringComparison.Ordinal);

        (await CodeFixRun.Titles(TrainedProject.With(changed, Trained), new RenameFeatureFix(), "MMON3013")).ShouldBe(["Name it 'Rooms', as in training"]);
    }

    [Fact]
    public async Task All_features_are_named_at_once()
    {
        var changed = Source.Replace("double Area, int Rooms", "double area, int _rooms", StringComparison.Ordinal).Replace("string? city", "string? City", StringComparison.Ordinal);

        var result = (await CodeFixRun.FixAll(TrainedProject.With(changed, Trained), new RenameFeatureFix(), "MMON3012", "Name it 'Area', as in training")).Sources.Single();

        result.ShouldContain("[Feature(Name = \"Area\")] double area, [Feature(Name = \"Rooms\")] int _rooms");
    }

    [Theory]
    [InlineData("int Rooms, ", "", "record House(double Area, int Rooms, Heating? Heating);")]
    [InlineData("double Area, ", "", "record House(double Area, int Rooms, Heating? Heating);")]
    [InlineData("Rooms, Heating? Heating", "Rooms", "record House(double Area, int Rooms, Heating? Heating);")]
    [InlineData("string? city, ", "", "    public string? city { get; set; }")]
    [InlineData(", char grade = 'A'", "", "string? city, char grade)")]
    [InlineData("public float Distance { get; init; }", "", "record House(double Area, int Rooms, Heating? Heating, float Distance);")]
    [InlineData("[Feature(Kind = FeatureKind.HourOfDay)]\n    public DateTime Opens { get; init; }", "", "    [Feature(Kind = FeatureKind.HourOfDay)]")]
    [InlineData("[Sensitive]\n    public string Street { get; set; } = \"\";", "", "    [Sensitive]")]
    public async Task A_feature_is_added_beside_the_one_next_to_it_in_training(string before, string after, string expected)
    {
        var result = await Fixed(new AddFeatureFix(), "MMON3012", before, after);

        result.ShouldContain(expected);
        (await AnalyzerRun.Findings(TrainedProject.With(result, Trained))).ShouldNotContain(finding => finding.StartsWith("MMON3012", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feature_whose_type_is_unknown_is_not_added()
    {
        var changed = Source.Replace("public enum Heating { None, Gas, Oil = 7 }", "", StringComparison.Ordinal).Replace(", Heating? Heating", "", StringComparison.Ordinal);

        (await CodeFixRun.Titles(TrainedProject.With(changed, Trained), new AddFeatureFix(), "MMON3012")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enum_gets_the_members_of_the_training_data() =>
        (await Fixed(new AddEnumMembersFix(), "MMON3015", "None, Gas, Oil = 7", "None")).ShouldContain("    None,\n    Gas,\n    Oil\n");

    private static async Task<string> Fixed(CodeFixProvider provider, string id, string before, string after)
    {
        var changed = Source.Replace(before, after, StringComparison.Ordinal);
        changed.ShouldNotBe(Source);
        return (await CodeFixRun.Fix(TrainedProject.With(changed, Trained), provider, id)).Sources.Single();
    }
}
