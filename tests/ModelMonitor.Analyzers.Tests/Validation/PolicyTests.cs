using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Validation;

/// <summary>What each policy does with features that violate a rule, whoever listens.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData("Count", "2 18 NaN, 3 runs")]
    [InlineData("Flag", "2 18 NaN, 3 runs")]
    [InlineData("Throw", "2 refused NaN, 2 runs")]
    [InlineData("Fallback", "2 -9 NaN, 2 runs")]
    public void The_caller_sees_what_the_policy_says_whether_or_not_somebody_listens(string policy, string expected)
    {
        using var heard = Load(policy);
        heard.Run<string>().ShouldBe(expected);

        using var unheard = Load(policy);
        unheard.Agent.Dispose();
        unheard.Run<string>().ShouldBe(expected);

        using var sampled = Load(policy);
        sampled.Agent.RecordOneIn = 100;
        sampled.Run<string>().ShouldBe(expected);
        sampled.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Row]);
    }

    [Theory]
    [InlineData("Count", RecordKind.Row, 18)]
    [InlineData("Flag", RecordKind.Row, 18)]
    [InlineData("Throw", RecordKind.Refused, double.NaN)]
    [InlineData("Fallback", RecordKind.Fallback, -9)]
    internal void The_agent_hears_what_became_of_the_call(string policy, RecordKind kind, double prediction)
    {
        using var program = Load(policy);

        program.Run();

        var rows = program.Observations;
        rows.Select(row => row.Kind).ShouldBe([RecordKind.Row, kind, RecordKind.Row]);
        rows.Select(row => row.Violated.Count).ShouldBe([0, 1, 0]);
        rows.Select(row => row["x"]).ShouldBe([1, 9, double.NaN]);
        rows[1]["prediction"].ShouldBe(prediction);
        program.Agent.Sources.ShouldHaveSingleItem().Schema.Violations.ToString().ShouldBe(policy);
    }

    [Theory]
    [InlineData("Count")]
    [InlineData("Throw")]
    [InlineData("Fallback")]
    public void Features_that_cannot_be_read_go_to_the_model(string policy)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class Input
            {
                [Range(0, 5)] public double First => 9;

                [Range(0, 5)] public double Second => throw new InvalidOperationException("unreadable");
            }

            public sealed class M
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.{{policy}}, Fallback = nameof(Other))] public double Predict(Input input) => 1;

                public double Other(Input input) => 2;
            }

            public static class Program
            {
                public static double Run() => new M().Predict(new());
            }
            """);

        program.Run<double>().ShouldBe(1);

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(1);
    }

    [Theory]
    [InlineData("Task<double>", "Task.FromResult(x)")]
    [InlineData("ValueTask<double>", "new(x)")]
    public void A_task_is_refused_before_there_is_one(string type, string result)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class M
            {
                [Monitored(Test.Model, Violations = ViolationPolicy.Throw)]
                public {{type}} PredictAsync([Range(0, 5)] double x) => {{result}};
            }

            public static class Program
            {
                public static string Run()
                {
                    var valid = new M().PredictAsync(5).GetAwaiter().GetResult();
                    try
                    {
                        _ = new M().PredictAsync(6);
                        return "a task";
                    }
                    catch (ValidationException)
                    {
                        return $"{valid} refused";
                    }
                }
            }
            """);

        program.Run<string>().ShouldBe("5 refused");

        program.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Row, RecordKind.Refused]);
    }

    [Fact]
    public void Rules_are_checked_of_structs_extensions_statics_interfaces_and_partial_methods()
    {
        using var program = LoadedProgram.Load("""
            using System.ComponentModel.DataAnnotations;

            public struct Counting
            {
                public int Runs;

                [Monitored(Test.Model + "/struct", Violations = ViolationPolicy.Throw)] public double Predict([Range(0, 5)] double x) => ++Runs;
            }

            public interface IModel
            {
                [Monitored(Test.Model + "/interface", Violations = ViolationPolicy.Throw)] double Predict([Range(0, 5)] double x);
            }

            public sealed class Model : IModel
            {
                public double Predict(double x) => x;
            }

            public static partial class Models
            {
                [Monitored(Test.Model + "/extension", Violations = ViolationPolicy.Throw)] public static double Rate(this string text, [Range(0, 5)] double x) => x;

                [Monitored(Test.Model + "/partial", Violations = ViolationPolicy.Throw)] public static partial double Score([Range(0, 5)] double x);

                private static double ScoreCore(double x) => x;
            }

            public static class Program
            {
                public static string Run()
                {
                    var counting = new Counting();
                    IModel model = new Model();
                    Func<double, double>[] calls = [x => counting.Predict(x), x => model.Predict(x), x => "a".Rate(x), Models.Score];
                    return string.Join(" ", calls.Select(call => $"{call(3)} {Refused(call)}")) + $" {counting.Runs}";
                }

                private static bool Refused(Func<double, double> call)
                {
                    try
                    {
                        call(6);
                        return false;
                    }
                    catch (ValidationException)
                    {
                        return true;
                    }
                }
            }
            """);

        program.Run<string>().ShouldBe("1 True 3 True 3 True 3 True 1");

        program.Observations.Count(row => row.Kind == RecordKind.Refused).ShouldBe(4);
    }

    private static LoadedProgram Load(string policy) => LoadedProgram.Load($$"""
        using System.ComponentModel.DataAnnotations;

        public sealed class M
        {
            public int Runs;

            [Monitored(Test.Model, Violations = ViolationPolicy.{{policy}}, Fallback = nameof(Other))]
            public double Predict([Range(0, 5)] double x)
            {
                Runs++;
                return x * 2;
            }

            public double Other(double x) => -x;
        }

        public static class Program
        {
            public static string Run()
            {
                var model = new M();
                var answers = new[] { 1, 9, double.NaN }.Select(x => Answer(() => model.Predict(x))).ToList();
                return $"{string.Join(" ", answers)}, {model.Runs} runs";
            }

            private static string Answer(Func<double> call)
            {
                try
                {
                    return call().ToString(System.Globalization.CultureInfo.InvariantCulture);
                }
                catch (ValidationException)
                {
                    return "refused";
                }
            }
        }
        """, model: policy);
}
