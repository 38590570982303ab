using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Validation;

/// <summary>Generated checks say of every value what the attribute itself says of it.</summary>
public sealed class RuleVerdictTests
{
    [Theory]
    [InlineData("int", "[Range(0, 5)]", "-1, 0, 5, 6, int.MaxValue, int.MinValue", "100111")]
    [InlineData("int", "[Range(0, 5, MinimumIsExclusive = true)]", "0, 1, 5, 6", "1001")]
    [InlineData("int", "[Range(0, 5, MaximumIsExclusive = true)]", "-1, 0, 4, 5", "1001")]
    [InlineData("byte?", "[Range(3, 3)]", "null, 2, 3, 4", "0101")]
    [InlineData("long", "[Range(typeof(long), \"-9000000000\", \"9000000000\")]", "-9000000001, -9000000000, 9000000001", "101")]
    [InlineData("double", "[Range(-0.5, 0.5)]", "-0.5, 0.5, -0.50001, double.PositiveInfinity, 0", "00110")]
    [InlineData("double?", "[Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]", "null, 0, double.Epsilon, 1e300, -1", "01001")]
    [InlineData("double", "[Range(0.0, double.PositiveInfinity, MaximumIsExclusive = true)]", "1e300, double.PositiveInfinity", "01")]
    [InlineData("float", "[Range(0, 0.1)]", "0.1f, 0.09f, 0.11f", "101")]
    [InlineData("float", "[Range(typeof(float), \"0\", \"0.1\", ParseLimitsInInvariantCulture = true)]", "0.1f, 0.11f", "01")]
    [InlineData("decimal", "[Range(typeof(decimal), \"0.1\", \"1000.5\", ParseLimitsInInvariantCulture = true)]", "0.1m, 0.09m, 1000.5m, 1000.6m", "0101")]
    [InlineData("decimal?", "[Range(0.5, 2)]", "null, 0.5m, 2.1m", "001")]
    [InlineData("DateTime", "[Range(typeof(DateTime), \"2024-01-01\", \"2024-12-31T12:00:00\", ParseLimitsInInvariantCulture = true)]",
        "new(2023, 12, 31), new(2024, 1, 1), new(2024, 12, 31, 12, 0, 0), new(2024, 12, 31, 12, 0, 1)", "1001")]
    [InlineData("DateOnly?", "[Range(typeof(DateOnly), \"2024-01-01\", \"2024-12-31\", ParseLimitsInInvariantCulture = true)]",
        "null, new DateOnly(2023, 12, 31), new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1)", "0101")]
    [InlineData("TimeSpan", "[Range(typeof(TimeSpan), \"00:01:00\", \"1.00:00:00\")]",
        "TimeSpan.FromSeconds(59), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), TimeSpan.FromDays(2)", "1001")]
    [InlineData("TimeOnly", "[Range(typeof(TimeOnly), \"08:00\", \"17:30\")]", "new(7, 59), new(8, 0), new(17, 30), new(17, 31)", "1001")]
    [InlineData("DateTimeOffset", "[Range(typeof(DateTimeOffset), \"2024-01-01T00:00:00Z\", \"2024-01-02T00:00:00+02:00\", ParseLimitsInInvariantCulture = true)]",
        "new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)), new(2024, 1, 1, 23, 0, 0, TimeSpan.Zero)", "011")]
    [InlineData("DayOfWeek", "[Range(1, 5)]", "DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Saturday", "101")]
    [InlineData("double?", "[Required]", "null, 0", "10")]
    [InlineData("DateTime?", "[Required]", "null, DateTime.UnixEpoch", "10")]
    [InlineData("bool?", "[Required]", "null, false", "10")]
    [InlineData("string?", "[Required]", "null, \"\", \" \", \"a\"", "1110")]
    [InlineData("string?", "[Required(AllowEmptyStrings = true)]", "null, \"\", \" \", \"a\"", "1000")]
    [InlineData("string?", "[AllowedValues(\"a\", \"b\", null)]", "null, \"a\", \"A\", \"\"", "0011")]
    [InlineData("string?", "[DeniedValues(\"a\", \"quo\\\"te\")]", "null, \"a\", \"quo\\\"te\", \"\"", "0110")]
    [InlineData("string?", "[DeniedValues(null, \"a\")]", "null, \"a\", \"b\"", "110")]
    [InlineData("int", "[AllowedValues(1, 2)]", "0, 1, 2, 3", "1001")]
    [InlineData("double?", "[DeniedValues(-1.0, null)]", "null, -1, 1", "110")]
    [InlineData("bool", "[AllowedValues(true)]", "true, false", "01")]
    [InlineData("char", "[AllowedValues('a', 'b')]", "'a', 'c'", "01")]
    [InlineData("DayOfWeek?", "[DeniedValues(DayOfWeek.Sunday)]", "null, DayOfWeek.Sunday, DayOfWeek.Monday", "010")]
    [InlineData("byte", "[AllowedValues((byte)1)]", "1, 2", "01")]
    [InlineData("string?", "[StringLength(3, MinimumLength = 2)]", "null, \"\", \"a\", \"ab\", \"abc\", \"abcd\"", "011001")]
    [InlineData("string?", "[StringLength(3)]", "null, \"\", \"abc\", \"abcd\"", "0001")]
    [InlineData("string?", "[Length(2, 3)]", "null, \"a\", \"ab\", \"abcd\"", "0101")]
    [InlineData("string?", "[MinLength(2)]", "null, \"a\", \"ab\"", "010")]
    [InlineData("string?", "[MinLength(0)]", "null, \"\"", "00")]
    [InlineData("string?", "[MaxLength(2)]", "null, \"ab\", \"abc\"", "001")]
    [InlineData("string?", "[MaxLength]", "null, \"ab\"", "00")]
    [InlineData("string?", "[RegularExpression(\"[a-z]+\")]", "null, \"\", \"abc\", \"abc1\", \"1abc\", \"ABC\", \"abc\"", "0001110")]
    [InlineData("string?", "[RegularExpression(@\"a|ab\")]", "\"a\", \"ab\"", "01")]
    public void A_check_agrees_with_the_attribute(string type, string attribute, string values, string expected)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class Input
            {
                {{attribute}} public {{type}} Value { get; init; }{{(type == "string" ? " = \"\";" : "")}}
            }

            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict(Input input) => 1;
            }

            public static class Program
            {
                public static string Run()
                {
                    {{type}}[] values = [{{values}}];
                    foreach (var value in values)
                    {
                        new M().Predict(new() { Value = value });
                    }

                    var rule = typeof(Input).GetProperty("Value")!.GetCustomAttributes(true).OfType<ValidationAttribute>().Single();
                    return string.Concat(values.Select(value => rule.IsValid(value) ? '0' : '1'));
                }
            }
            """);

        program.Run<string>().ShouldBe(expected, "the attribute itself");

        string.Concat(program.Observations.Select(row => row.Violated.Count)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("double", "[Range(0, 5)]", "double.NaN", "0")]
    [InlineData("double", "[Required]", "double.NaN", "1")]
    [InlineData("string?", "[AllowedValues(\"a\")]", "null, \"b\"", "01")]
    [InlineData("int?", "[AllowedValues(1)]", "null, 2", "01")]
    [InlineData("double", "[Range(0, 5)]", "5.4, -0.4", "11")]
    [InlineData("double?", "[AllowedValues(1.0, double.NaN)]", "null, 1, 2", "001")]
    [InlineData("double", "[DeniedValues(1.0, double.NaN)]", "double.NaN, 1, 2", "110")]
    public void Missing_values_pass_all_but_required_and_doubles_are_not_rounded(string type, string attribute, string values, string expected)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict({{attribute}} {{type}} value) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    foreach (var value in new {{type}}[] { {{values}} })
                    {
                        new M().Predict(value);
                    }
                }
            }
            """);

        program.Run();

        string.Concat(program.Observations.Select(row => row.Violated.Count)).ShouldBe(expected);
    }
}
