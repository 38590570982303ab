using System.ComponentModel.DataAnnotations;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Validation;

/// <summary>What each policy does with a batch in which some rows violate a rule: it is answered or refused as a whole.</summary>
public sealed class BatchPolicyTests
{
    [Theory]
    [InlineData("Count", "2 18 NaN 22, 1 runs")]
    [InlineData("Flag", "2 18 NaN 22, 1 runs")]
    [InlineData("Throw", "refused, 0 runs")]
    [InlineData("Fallback", "-1 -9 NaN -11, 0 runs")]
    public void The_caller_sees_what_the_policy_says_whether_or_not_somebody_listens(string policy, string expected)
    {
        using var heard = Load(policy, "[1, 9, double.NaN, 11]");
        heard.Run<string>().ShouldBe(expected);

        using var unheard = Load(policy, "[1, 9, double.NaN, 11]");
        unheard.Agent.Dispose();
        unheard.Run<string>().ShouldBe(expected);

        using var sampled = Load(policy, "[1, 9, double.NaN, 11]");
        sampled.Agent.RecordOneIn = 4;
        sampled.Run<string>().ShouldBe(expected);
        sampled.Observations.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Count", RecordKind.Row, 18)]
    [InlineData("Flag", RecordKind.Row, 18)]
    [InlineData("Throw", RecordKind.Refused, double.NaN)]
    [InlineData("Fallback", RecordKind.Fallback, -9)]
    internal void Every_row_arrives_with_its_own_flags(string policy, RecordKind kind, double prediction)
    {
        using var program = Load(policy, "[1, 9, double.NaN, 11]");

        program.Run();

        var rows = program.Observations;
        rows.Select(row => row.Kind).ShouldBe([kind, kind, kind, kind]);
        rows.Select(row => row["x"]).ShouldBe([1, 9, double.NaN, 11]);
        rows.Select(row => string.Join(", ", row.Violated)).ShouldBe(["", "x range", "", "x range"]);
        rows[1]["prediction"].ShouldBe(prediction);
        program.Agent.Rejected.ShouldBe(0);
    }

    [Theory]
    [InlineData("Throw")]
    [InlineData("Fallback")]
    public void A_valid_batch_goes_to_the_model(string policy)
    {
        using var program = Load(policy, "[1, 5, 0]");

        program.Run<string>().ShouldBe("2 10 0, 1 runs");

        program.Observations.Select(row => (row.Kind, row["prediction"])).ShouldBe([(RecordKind.Row, 2), (RecordKind.Row, 10), (RecordKind.Row, 0)]);
    }

    [Fact]
    public void A_refusal_names_how_many_rows_and_the_first_of_them()
    {
        using var program = LoadedProgram.Load("""
            using System.ComponentModel.DataAnnotations;

            public sealed record Hour([property: Range(0, 5)] double Temp, [property: Required] string? Station);

            public static class Model
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.Throw)]
                public static float[] Predict(IReadOnlyList<Hour> hours, [Range(0, 1)] double factor) => throw new NotSupportedException();
            }

            public static class Program
            {
                public static void Run() => Model.Predict([new(1, "a"), new(9, null), new(2, "")], 0.5);
            }
            """);

        var refusal = Should.Throw<ValidationException>(program.Run);

        refusal.Message.ShouldBe(
            $"Model '{program.Model}' version '1' refuses the batch, since 2 of its 3 rows violate a rule; in row 1: 'Temp' violates Range(0, 5), 'Station' violates Required.");
        refusal.ValidationResult.MemberNames.ShouldBe(["Temp", "Station"]);
        program.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Refused, RecordKind.Refused, RecordKind.Refused]);
    }

    [Theory]
    [InlineData("Throw")]
    [InlineData("Fallback")]
    public void Rows_that_cannot_be_read_decide_nothing_and_are_dropped_alone(string policy)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class Input(double x)
            {
                [Range(0, 5)] public double X => x < 0 ? throw new InvalidOperationException("unreadable") : x;
            }

            public sealed class M
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.{{policy}}, Fallback = nameof(Other))]
                public double[] Predict(Input[] inputs) => new double[inputs.Length];

                public double[] Other(Input[] inputs) => [];
            }

            public static class Program
            {
                public static int Run() => new M().Predict([new(1), new(-1), new(2)]).Length;
            }
            """);

        program.Run<int>().ShouldBe(3);

        program.Observations.Select(row => row["X"]).ShouldBe([1, 2]);
        program.Agent.Rejected.ShouldBe(1);
    }

    [Theory]
    [InlineData("Task<double[]>", "Task.FromResult(x)")]
    [InlineData("ValueTask<double[]>", "new(x)")]
    public void A_task_is_refused_before_there_is_one(string type, string result)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public static class Model
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.Throw)]
                public static {{type}} PredictAsync([Range(0, 5)] double[] x) => {{result}};
            }

            public static class Program
            {
                public static int Run()
                {
                    var valid = Model.PredictAsync([5]).GetAwaiter().GetResult().Length;
                    _ = Model.PredictAsync([5, 6]);
                    return valid;
                }
            }
            """);

        Should.Throw<ValidationException>(program.Run).Message.ShouldContain("1 of its 2 rows violates a rule; in row 1: 'x' violates Range(0, 5)");

        program.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Row, RecordKind.Refused, RecordKind.Refused]);
    }

    [Fact]
    public void Texts_patterns_and_vectors_are_checked_row_by_row()
    {
        using var program = LoadedProgram.Load("""
            using System.ComponentModel.DataAnnotations;

            public sealed record Text([property: Length(2, 3)] float[] Embedding);

            public static class Model
            {
                [Monitored(Test.Model)]
                public static double[] Predict(Text[] texts, [RegularExpression("[a-z]+")] string[] words, [PredictionKey] int[] ids) => [1, 2, 3];
            }

            public static class Program
            {
                public static void Run() => Model.Predict([new([1]), new([1, 2]), new([3, 4, 5])], ["a", "b", "C"], [7, 8, 9]);
            }
            """);

        program.Run();

        program.Observations.Select(row => string.Join(", ", row.Violated)).ShouldBe(["Embedding length", "", "words regular_expression"]);
        program.Observations.Select(row => BitConverter.DoubleToInt64Bits(row.Row[^1])).ShouldBe([7, 8, 9]);
    }

    [Theory]
    [InlineData("[Length(1, 2)] double[] x", "[Length(1, 2)]")]
    [InlineData("[MinLength(1)] double[] x", "[MinLength(1)]")]
    [InlineData("[MaxLength(2)] string[] x", "[MaxLength(2)]")]
    [InlineData("[Required] double[] x", "[Required]")]
    public async Task A_rule_of_the_whole_batch_is_named(string parameter, string rule)
    {
        var diagnostics = await AnalyzerRun.Diagnostics(new UserProject($$"""
            using System.ComponentModel.DataAnnotations;

            public static class C
            {
                [Monitored("m")]
                public static double[] Predict({{parameter}}) => [];
            }
            """));

        var finding = diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe("MMON1020");
        finding.GetMessage(null).ShouldContain("it speaks of the whole batch, and rules are checked row by row; validate before the call");
        finding.GetMessage(null).ShouldContain(rule.Trim('[', ']'));
    }

    private static LoadedProgram Load(string policy, string x) => LoadedProgram.Load($$"""
        using System.ComponentModel.DataAnnotations;

        public sealed class M
        {
            public int Runs;

            [Monitored(Test.Model, Violations = ViolationPolicy.{{policy}}, Fallback = nameof(Other))]
            public double[] Predict([Range(0, 5)] double[] x)
            {
                Runs++;
                return [.. x.Select(v => v * 2)];
            }

            public double[] Other(double[] x) => [.. x.Select(v => -v)];
        }

        public static class Program
        {
            public static string Run()
            {
                var model = new M();
                return $"{Answer(model)}, {model.Runs} runs";
            }

            private static string Answer(M model)
            {
                try
                {
                    return string.Join(" ", model.Predict({{x}}).Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                }
                catch (ValidationException)
                {
                    return "refused";
                }
            }
        }
        """, model: policy);
}
