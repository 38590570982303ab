using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Validation;

/// <summary>Where rules are declared, and where their flags lie in a row.</summary>
public sealed class RuleLayoutTests
{
    private const string Using = "using System.ComponentModel.DataAnnotations;\n";

    [Fact]
    public void Rules_stand_on_parameters_properties_fields_and_constructor_parameters()
    {
        using var program = LoadedProgram.Load(Using + """
            public sealed record Hour([Range(0, 1)] double Temp, [property: Range(0, 1)] double Wind)
            {
                [Range(0, 1)] public double Rain { get; init; } = 2;

                [Range(0, 1)] public double Sun = 2;
            }

            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict([Required] string? station, Hour hour) => 1;
            }

            public static class Program
            {
                public static void Run() => new M().Predict(null, new(2, 2));
            }
            """);

        program.Run();

        program.Observation.Violated.ShouldBe(["station required", "Temp range", "Wind range", "Rain range", "Sun range"]);
        program.Observation.Source.Schema.Rules.Select(rule => (rule.Column, rule.Description)).ShouldBe(
            [(0, "Required"), (1, "Range(0, 1)"), (2, "Range(0, 1)"), (3, "Range(0, 1)"), (4, "Range(0, 1)")]);
    }

    [Fact]
    public void Members_of_a_missing_object_pass_and_the_object_itself_can_be_required()
    {
        using var program = LoadedProgram.Load(Using + """
            public sealed record Place([Required] string? City, [Range(0, 1)] double? Height);

            public sealed record Hour([Required] Place? Place, Place? Other);

            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict([Required] Hour? hour) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    new M().Predict(null);
                    new M().Predict(new(null, new(null, 2)));
                    new M().Predict(new(new(null, 2), null));
                    new M().Predict(new(new("Ulm", null), null));
                }
            }
            """);

        program.Run();

        program.Observations.Select(row => string.Join(", ", row.Violated)).ShouldBe(
            ["hour required", "Place required, Other.City required, Other.Height range", "Place.City required, Place.Height range", ""]);
    }

    [Fact]
    public void Flags_lie_between_the_outputs_and_the_key_64_in_a_word()
    {
        var parameters = string.Join(", ", Enumerable.Range(0, 70).Select(i => $"[Range(0, {i})] double x{i}"));
        using var program = LoadedProgram.Load(Using + $$"""
            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict({{parameters}}, [PredictionKey] long id) => 7;
            }

            public static class Program
            {
                public static void Run()
                {
                    new M().Predict({{string.Join(", ", Enumerable.Repeat("0", 70))}}, 42);
                    new M().Predict({{string.Join(", ", Enumerable.Repeat("64.5", 70))}}, 42);
                    new M().Predict({{string.Join(", ", Enumerable.Repeat("-1", 70))}}, 42);
                }
            }
            """);

        program.Run();

        var rows = program.Observations;
        rows.Select(row => (row.Row.Length, row["prediction"], Key: BitConverter.DoubleToInt64Bits(row.Row.Last())))
            .Distinct().ShouldBe([(70 + 1 + 2 + 1, 7, 42)]);
        rows.Select(row => row.Violated.Count).ShouldBe([0, 65, 70]);
        rows[1].Violated.ShouldBe(Enumerable.Range(0, 65).Select(i => $"x{i} range"));
    }

    [Fact]
    public void A_rule_of_a_sensitive_feature_is_told_without_its_value()
    {
        using var program = LoadedProgram.Load(Using + """
            public sealed class M
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.Throw)]
                public double Predict([Sensitive, RegularExpression("[0-9]{4}")] string pin, [Range(0, 5)] double x) => 1;
            }

            public static class Program
            {
                public static string Run()
                {
                    try
                    {
                        new M().Predict("secret", 77);
                        return "no exception";
                    }
                    catch (ValidationException exception)
                    {
                        return exception.Message + "|" + string.Join(",", exception.ValidationResult.MemberNames) + "|" + exception.Value;
                    }
                }
            }
            """);

        program.Run<string>().ShouldEndWith(
            "' version '1' refuses the prediction: 'pin' violates RegularExpression(\"[0-9]{4}\"), 'x' violates Range(0, 5).|pin,x|");
        program.Observation.Violated.ShouldBe(["pin regular_expression", "x range"]);
    }

    [Fact]
    public void A_model_without_rules_has_no_flags()
    {
        using var program = LoadedProgram.Load("""
            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict(double x) => 1;
            }

            public static class Program
            {
                public static void Run() => new M().Predict(1);
            }
            """);

        program.Run();

        program.Observation.Row.ShouldBe([1, 1]);
    }

    [Fact]
    public void Texts_beyond_the_table_and_long_ones_are_matched_too()
    {
        using var program = LoadedProgram.Load(Using + """
            public sealed class M
            {
                [Monitored(Test.Model)] public double Predict([RegularExpression("[a-z0-9]*[02468]")] string text) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    for (var i = 0; i < 3000; i++)
                    {
                        new M().Predict($"{new string('a', i < 2000 ? 2 : 130)}{i % 1500}");
                    }
                }
            }
            """);

        program.Run();

        var rows = program.Observations;
        rows.Count.ShouldBe(3000);
        rows.Select(row => row.Violated.Count).ShouldBe(Enumerable.Range(0, 3000).Select(i => i % 2));
    }

    [Fact]
    public void Vectors_can_be_required_and_their_lengths_judged()
    {
        using var program = LoadedProgram.Load(Using + """
            public sealed record Place([MaxLength(1)] float[]? Inner);

            public sealed class M
            {
                [Monitored(Test.Model)]
                public double Predict(
                    [Required, Length(2, 3)] double[]? values, [Required, Feature(Length = 2)] IReadOnlyList<double>? fixedLength, Place? place,
                    [MinLength(1)] ReadOnlySpan<int> span) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    new M().Predict(null, null, null, []);
                    new M().Predict([1, 2], [double.NaN, 1], new(null), [1]);
                    new M().Predict([1, 2, 3, 4], [1], new([1, 2]), [1]);
                }
            }
            """);

        program.Run();

        program.Observations.Select(row => string.Join(", ", row.Violated)).ShouldBe(
            ["values required, fixedLength required, span length", "", "values length, Inner length"]);
        program.Observations[0].Source.Schema.Rules.Select(rule => rule.Column).ShouldBe([0, 0, 3, 5, 8]);
    }
}
