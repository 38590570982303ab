using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Validation;

/// <summary>MMON1019 and MMON1020: what is not checked is named, and the rest is captured.</summary>
public sealed class ValidationRuleTests
{
    [Theory]
    [InlineData("[StringLength(3)] double x", "it speaks of texts, and the feature is of type 'double'; remove it, or use [Range]")]
    [InlineData("[MinLength(3)] int x", "it speaks of texts, and the feature is of type 'int'; remove it, or use [Range]")]
    [InlineData("[RegularExpression(\"a\")] DayOfWeek x", "it speaks of texts, and the feature is of type 'DayOfWeek'; remove it, or use [Range]")]
    [InlineData("[Range(0, 1)] string x", "its bounds are numbers, and the feature is of type 'string'")]
    [InlineData("[Range(0, 1)] bool x", "its bounds are numbers, and the feature is of type 'bool'")]
    [InlineData("[Range(0, 1)] DateTime x", "its bounds are numbers, and the feature is of type 'DateTime'")]
    [InlineData("[Range(typeof(TimeSpan), \"0:01\", \"0:02\")] DateTime x", "its bounds are of type 'TimeSpan', and the feature is of type 'DateTime'")]
    [InlineData("[Range(typeof(DateTime), \"2024-01-01\", \"2024-01-02\"), Feature(Kind = FeatureKind.HourOfDay)] DateTime x",
        "its bounds are of type 'DateTime', and the feature is of type 'DateTime as HourOfDay'")]
    [InlineData("[Range(typeof(Version), \"1.0\", \"2.0\")] double x", "its bounds are of type 'Version', and the feature is of type 'double'")]
    [InlineData("[Range(typeof(decimal), \"1,5x\", \"2\")] decimal x", "its bound '1,5x' is no 'Decimal' in the invariant culture, or depends on the machine's time zone")]
    [InlineData("[Range(typeof(DateTime), \"2024-01-01\", \"2024-01-02T00:00:00+02:00\")] DateTime x",
        "its bound '2024-01-02T00:00:00+02:00' is no 'DateTime' in the invariant culture, or depends on the machine's time zone")]
    [InlineData("[Range(5, 1)] int x", "no value lies within its bounds; exchange or widen them")]
    [InlineData("[Range(1, 1, MinimumIsExclusive = true)] int x", "no value lies within its bounds; exchange or widen them")]
    [InlineData("[Range(double.NaN, 1)] double x", "no value lies within its bounds; exchange or widen them")]
    [InlineData("[AllowedValues(1, 2)] byte x", "it lists a value of type 'int', which never equals one of type 'byte'; list values of that type")]
    [InlineData("[DeniedValues(\"a\", 1)] string x", "it lists a value of type 'int', which never equals one of type 'string'; list values of that type")]
    [InlineData("[StringLength(2, MinimumLength = 3)] string x", "no text has such a length; give a minimum of at least 0 and a maximum that is not below it")]
    [InlineData("[Length(-1, 3)] string x", "no text has such a length; give a minimum of at least 0 and a maximum that is not below it")]
    [InlineData("[MaxLength(0)] string x", "no text has such a length; give a minimum of at least 0 and a maximum that is not below it")]
    [InlineData("[RegularExpression(\"[\")] string x", "its pattern is not valid")]
    [InlineData("[RegularExpression(\"\")] string x", "its pattern is empty")]
    [InlineData("[RegularExpression(\"a\", MatchTimeoutInMilliseconds = 0)] string x", "its timeout is neither positive nor -1, which stands for none")]
    [InlineData("[Range(0, 1)] Input x", "the members of an object are the features; move it to one of them")]
    [InlineData("[Range(0, 1)] double[] x", "it does not speak of vectors; use [Required] or [Length], or validate before the call")]
    [InlineData("[MaxLength(3), Feature(Length = 3)] double[] x", "the number of elements that are captured is fixed; remove it")]
    public async Task A_rule_that_does_not_fit(string parameter, string reason)
    {
        var finding = (await AnalyzerRun.Diagnostics(new(Model(parameter)))).ShouldHaveSingleItem();

        finding.Id.ShouldBe("MMON1019");
        finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan).ShouldBe("x");
        finding.GetMessage(null).ShouldStartWith("[");
        finding.GetMessage(null).ShouldEndWith($"] on 'x' is not checked: {reason}");
    }

    [Theory]
    [InlineData("[EmailAddress] string x", "EmailAddress", "what it asks is known only when it runs; validate before the call")]
    [InlineData("[Percentage] double x", "Percentage", "what it asks is known only when it runs; validate before the call")]
    [InlineData("[Own.Range(1)] double x", "Range(1)", "what it asks is known only when it runs; validate before the call")]
    [InlineData("[EnumDataType(typeof(DayOfWeek))] string x", "EnumDataType(typeof(DayOfWeek))", "what it asks is known only when it runs; validate before the call")]
    [InlineData("[PredictionKey, Required] string x", "Required", "'x' is not a feature")]
    [InlineData("[Required] Guid? x", "Required", "'x' is not a feature")]
    [InlineData("[NotFeature, Range(0, 1)] double x", "Range(0, 1)", "'x' is not a feature")]
    public async Task A_rule_that_is_not_checked(string parameter, string rule, string reason)
    {
        var finding = (await AnalyzerRun.Diagnostics(new(Model(parameter)))).ShouldHaveSingleItem();

        finding.Id.ShouldBe("MMON1020");
        finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan).ShouldBe("x");
        finding.GetMessage(null).ShouldBe($"[{rule}] on 'x' is not checked: {reason}");
    }

    [Fact]
    public async Task Rules_that_are_checked_and_attributes_that_validate_nothing_are_not_named() =>
        (await AnalyzerRun.Findings(Model("""
            [Range(0, 1, ErrorMessage = "?")] double x, [Required, StringLength(3)] string text, [DataType(DataType.Currency)] decimal price,
            [Required] Input? input, [Required] int count
            """))).ShouldBeEmpty();

    [Fact]
    public void A_rule_that_does_not_fit_leaves_the_others_alone()
    {
        using var program = LoadedProgram.Load("""
            using System.ComponentModel.DataAnnotations;

            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict([StringLength(3), Range(0, 5)] double x) => 1;
            }

            public static class Program
            {
                public static void Run() => new M().Predict(6);
            }
            """);

        program.Run();

        program.Observation.Violated.ShouldBe(["x range"]);
    }

    private static string Model(string parameters) => $$"""
        using System.ComponentModel.DataAnnotations;

        public sealed class PercentageAttribute() : RangeAttribute(0, 100);

        namespace Own
        {
            public sealed class RangeAttribute(int size) : ValidationAttribute
            {
                public int Size { get; } = size;
            }
        }

        public sealed record Input(double Inner);

        public sealed class M
        {
            [Monitored("m")] public double Predict({{parameters}}, double other = 0) => 1;
        }
        """;
}
