using Microsoft.CodeAnalysis.CodeFixes;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>MMON3015, MMON3016: rules that exclude training data are fitted to it, and are then no longer told of.</summary>
public sealed class RuleFixTests
{
    private const string Allow = "MMON3015";
    private const string Widen = "MMON3016";

    // Quantities reach from 0 to 299, codes from 0 to 4.
    private const string Source = """
        using System.ComponentModel.DataAnnotations;

        public static class Limits
        {
            public const int Least = 10;
            public const double Most = 19.5;
        }

        public enum Heating { None, Gas, Oil = 7 }

        public sealed record House(double Area, [property: Feature(Name = "lot")] decimal Lot);

        public sealed class Place
        {
            public float Distance { get; init; }

            public int Floor;
        }

        public static class Model
        {
            [Monitored("houses")]
            public static double Predict(
                double area,
                int rooms,
                string? city,
                [Feature(Kind = FeatureKind.Categorical)] short kind,
                [Feature(Kind = FeatureKind.Categorical)] long street,
                [Feature(Kind = FeatureKind.Categorical)] int zone,
                char grade,
                bool isNew,
                Heating? heating,
                House house,
                Place place) => area;
        }
        """;

    private static readonly string Json = TrainedProject.JsonOf(TrainedProject.BaselineOf(Source));

    [Theory]
    [InlineData("double area", "[Range(1, 5)]", "[Range(0, 299)]")]
    [InlineData("double area", "[Range(0, 5)]", "[Range(0, 299)]")]
    [InlineData("double area", "[Range(-20, 250.5)]", "[Range(-20, 299.0)]")]
    [InlineData("double area", "[Range(0.0, 1.0)]", "[Range(0.0, 299.0)]")]
    [InlineData("double area", "[Range(0.5, 1e6)]", "[Range(0.0, 1e6)]")]
    [InlineData("double area", "[Range(0.5f, double.PositiveInfinity)]", "[Range(0.0, double.PositiveInfinity)]")]
    [InlineData("double area", "[Range(Limits.Least, Limits.Most)]", "[Range(0, 299.0)]")]
    [InlineData("double area", "[Range(2 * 5, /* m2 */ 100)]", "[Range(0, /* m2 */ 299)]")]
    [InlineData("double area", "[Range(maximum: 5, minimum: 0)]", "[Range(maximum: 299, minimum: 0)]")]
    [InlineData("double area", "[Range(minimum: 1, maximum: 5.0)]", "[Range(minimum: 0, maximum: 299.0)]")]
    [InlineData("double area", "[Range(-1.5, 10.5, MinimumIsExclusive = true)]", "[Range(-1.5, 299.0, MinimumIsExclusive = true)]")]
    [InlineData("double area", "[Range(0, 299, MinimumIsExclusive = true)]", "[Range(0, 299)]")]
    [InlineData("double area", "[Range(0, 299, MinimumIsExclusive = true, ErrorMessage = \"small\", MaximumIsExclusive = true)]", "[Range(0, 299, ErrorMessage = \"small\")]")]
    [InlineData("double area", "[Range(10, 300, MaximumIsExclusive = true)]", "[Range(0, 300, MaximumIsExclusive = true)]")]
    [InlineData("double area", "[System.ComponentModel.DataAnnotations.RangeAttribute(10, 100)]", "[System.ComponentModel.DataAnnotations.RangeAttribute(0, 299)]")]
    [InlineData("int rooms", "[Required, Range(1, int.MaxValue)]", "[Required, Range(0, int.MaxValue)]")]
    [InlineData("int rooms", "[Feature] [Range(1, 1_000)]", "[Feature] [Range(0, 1_000)]")]
    [InlineData("short kind", "[Range(1, 3)]", "[Range(0, 4)]")]
    [InlineData("double Area", "[Range(1, 5)]", "[Range(0, 299)]")]
    [InlineData("double Area", "[property: Range(1, 5)]", "[property: Range(0, 299)]")]
    [InlineData("decimal Lot", "[Range(0.25, 1.75)]", "[Range(0.0, 299.0)]")]
    [InlineData("public float Distance", "[Range(1, 5)]", "[Range(0, 299)]")]
    [InlineData("public int Floor", "[Range(1, 5)]", "[Range(0, 299)]")]
    public Task A_range_is_widened_to_the_training_data_and_never_narrowed(string feature, string rule, string expected) =>
        BecomesAsync(new WidenRangeFix(), Widen, feature, rule, expected);

    [Theory]
    [InlineData("decimal Lot", "[Range(typeof(decimal), \"1\", \"2\")]")]
    [InlineData("double area", "[Range(typeof(double), minimum: \"1\", maximum: \"2\")]")]
    public async Task A_range_of_another_type_is_left_to_its_author(string feature, string rule) =>
        (await CodeFixRun.Titles(Ruled(feature, rule), new WidenRangeFix(), Widen)).ShouldBeEmpty();

    [Fact]
    public async Task The_title_tells_the_bounds() =>
        (await CodeFixRun.Titles(Ruled("double area", "[Range(maximum: 5, minimum: -3)]"), new WidenRangeFix(), Widen))
            .ShouldBe(["Widen it to -3 to 299, as in training"]);

    [Fact]
    public async Task All_ranges_are_widened_at_once()
    {
        var source = Source
            .Replace("double area", "[Range(1, 5)] double area", StringComparison.Ordinal)
            .Replace("int rooms", "[Range(10, 99)] int rooms", StringComparison.Ordinal)
            .Replace("double Area", "[Range(0.5, 1.5)] double Area", StringComparison.Ordinal);

        (await CodeFixRun.FixAll(TrainedProject.With(source, Json), new WidenRangeFix(), Widen, "Widen it to 0.0 to 299.0, as in training")).Sources.ShouldBe([source
            .Replace("[Range(1, 5)]", "[Range(0, 299)]", StringComparison.Ordinal)
            .Replace("[Range(10, 99)]", "[Range(0, 299)]", StringComparison.Ordinal)
            .Replace("[Range(0.5, 1.5)]", "[Range(0.0, 299.0)]", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("string? city", "[AllowedValues(\"Oslo\", \"Bern\")]", "[AllowedValues(\"Oslo\", \"Rome\", \"Wien\")]")]
    [InlineData("string? city", "[AllowedValues(\"Oslo\", null)]", "[AllowedValues(\"Oslo\", \"Rome\", \"Wien\", null)]")]
    [InlineData("string? city", "[AllowedValues(values: [null, \"Oslo\", \"Bern\"])]", "[AllowedValues(\"Oslo\", \"Rome\", \"Wien\", null)]")]
    [InlineData("string? city", "[Required, AllowedValues(new object[] { \"Oslo\" })]", "[Required, AllowedValues(\"Oslo\", \"Rome\", \"Wien\")]")]
    [InlineData("string? city", "[AllowedValues(\"Oslo\", ErrorMessage = \"elsewhere\")]", "[AllowedValues(\"Oslo\", \"Rome\", \"Wien\", ErrorMessage = \"elsewhere\")]")]
    [InlineData("short kind", "[AllowedValues((short)1)]", "[AllowedValues((short)0, (short)1, (short)2, (short)3, (short)4)]")]
    [InlineData("long street", "[AllowedValues(1L, 12L)]", "[AllowedValues(0L, 1L, 2L, 3L, 4L)]")]
    [InlineData("int zone", "[AllowedValues(-1)]", "[AllowedValues(0, 1, 2, 3, 4)]")]
    [InlineData("char grade", "[AllowedValues('a')]", "[AllowedValues('\\0', '\\u0001', '\\u0002', '\\u0003', '\\u0004')]")]
    [InlineData("bool isNew", "[AllowedValues(true)]", "[AllowedValues(false, true)]")]
    [InlineData("Heating? heating", "[AllowedValues(Heating.Gas, null)]", "[AllowedValues(Heating.Gas, Heating.None, Heating.Oil, null)]")]
    public Task Allowed_values_become_those_of_the_training_data(string feature, string rule, string expected) =>
        BecomesAsync(new UpdateAllowedValuesFix(), Allow, feature, rule, expected);

    [Fact]
    public async Task Values_that_the_type_lacks_are_not_allowed()
    {
        var source = Ruled("Heating? heating", "[AllowedValues(Heating.Gas)]");

        (await CodeFixRun.Titles(
            source with { Sources = [source.Sources[0].Replace(", Oil = 7", "", StringComparison.Ordinal)] }, new UpdateAllowedValuesFix(), Allow)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_values_are_allowed_at_once()
    {
        var source = Source
            .Replace("string? city", "[AllowedValues(\"Bern\")] string? city", StringComparison.Ordinal)
            .Replace("bool isNew", "[AllowedValues(false)] bool isNew", StringComparison.Ordinal);

        (await CodeFixRun.FixAll(TrainedProject.With(source, Json), new UpdateAllowedValuesFix(), Allow)).Sources.ShouldBe([source
            .Replace("\"Bern\"", "\"Oslo\", \"Rome\", \"Wien\"", StringComparison.Ordinal)
            .Replace("(false)", "(false, true)", StringComparison.Ordinal)]);
    }

    private static async Task BecomesAsync(CodeFixProvider provider, string id, string feature, string rule, string expected)
    {
        var project = Ruled(feature, rule);

        (await CodeFixRun.Fix(project, provider, id)).Sources.ShouldBe([project.Sources[0].Replace(rule, expected, StringComparison.Ordinal)]);
    }

    private static UserProject Ruled(string feature, string rule) =>
        TrainedProject.With(Source.Replace(feature, $"{rule} {feature}", StringComparison.Ordinal), Json);
}
