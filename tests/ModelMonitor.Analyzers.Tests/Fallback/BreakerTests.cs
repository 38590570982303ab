using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>Who answers in each state of the breaker, and what is recorded.</summary>
public sealed class BreakerTests
{
    private const string Model = """
        using System.ComponentModel.DataAnnotations;
        using ModelMonitor.Capture;

        public sealed class M
        {
            public int Runs;
            public Exception? Failure;
            public Exception? FallbackFailure;

            [Monitored(Test.Model, Fallback = nameof(Other))]
            public double Predict([Range(0, 5)] double x)
            {
                Runs++;
                return Failure is null ? x : throw Failure;
            }

            public double Other(double x) => FallbackFailure is null ? -x : throw FallbackFailure;
        }


        """;

    [Theory]
    [InlineData("", "1 2 3 4, 4 runs", "Row Row Row Row")]
    [InlineData("breaker.HalfOpen(1);", "1 2 3 4, 4 runs", "Row Row Row Row")]
    [InlineData("breaker.Trip(\"drift\");", "-1 -2 -3 -4, 0 runs", "Fallback Fallback Fallback Fallback")]
    [InlineData("breaker.Trip(\"drift\"); breaker.HalfOpen(1);", "-1 -2 -3 -4, 4 runs", "Fallback Shadow Fallback Shadow Fallback Shadow Fallback Shadow")]
    [InlineData("breaker.Trip(\"drift\"); breaker.HalfOpen(3);", "-1 -2 -3 -4, 2 runs", "Fallback Shadow Fallback Fallback Fallback Shadow")]
    [InlineData("breaker.Trip(\"drift\"); breaker.HalfOpen(1); breaker.Trip(\"again\");", "-1 -2 -3 -4, 0 runs", "Fallback Fallback Fallback Fallback")]
    [InlineData("breaker.Trip(\"drift\"); breaker.HalfOpen(1); breaker.Reset();", "1 2 3 4, 4 runs", "Row Row Row Row")]
    public void The_breaker_decides_who_answers(string steps, string answers, string kinds)
    {
        using var program = Load(steps);

        program.Run<string>().ShouldBe(answers);

        var rows = program.Observations;
        string.Join(" ", rows.Select(row => row.Kind)).ShouldBe(kinds);
        rows.ShouldAllBe(row => row["prediction"] == (row.Kind == RecordKind.Fallback ? -row["x"] : row["x"]));
        rows.ShouldAllBe(row => row.Latency >= 0);
    }

    [Theory]
    [InlineData("", "1 2 3 4, 4 runs")]
    [InlineData("breaker.Trip(\"drift\");", "-1 -2 -3 -4, 0 runs")]
    [InlineData("breaker.Trip(\"drift\"); breaker.HalfOpen(1);", "-1 -2 -3 -4, 0 runs")]
    public void Without_an_agent_the_breaker_routes_and_no_shadow_runs_for_nobody(string steps, string answers)
    {
        using var program = Load(steps);
        program.Agent.Dispose();

        program.Run<string>().ShouldBe(answers);
    }

    [Fact]
    public void Only_recorded_calls_count_for_the_shadow()
    {
        using var program = Load("breaker.Trip(\"drift\"); breaker.HalfOpen(2);");
        program.Agent.RecordOneIn = 2;

        program.Run<string>().ShouldBe("-1 -2 -3 -4, 1 runs");

        program.Observations.Select(row => (row.Kind, row["x"])).ShouldBe(
            [(RecordKind.Fallback, 1), (RecordKind.Shadow, 1), (RecordKind.Fallback, 3)]);
    }

    [Fact]
    public void An_exception_in_the_shadow_is_recorded_and_the_caller_sees_the_answer()
    {
        using var program = Load("breaker.Trip(\"drift\"); breaker.HalfOpen(2); model.Failure = new FormatException();");

        program.Run<string>().ShouldBe("-1 -2 -3 -4, 2 runs");

        var rows = program.Observations;
        rows.Select(row => row.Kind).ShouldBe([
            RecordKind.Fallback, RecordKind.ShadowError, RecordKind.Fallback, RecordKind.Fallback, RecordKind.ShadowError, RecordKind.Fallback]);
        rows[1].Source.ErrorTypeName(rows[1].Row[0]).ShouldBe("System.FormatException");
    }

    [Fact]
    public void An_exception_of_the_fallback_passes_to_the_caller_and_is_an_error()
    {
        using var program = Load("breaker.Trip(\"drift\"); breaker.HalfOpen(1); model.FallbackFailure = new FormatException();");

        Should.Throw<FormatException>(() => program.Run());

        program.Observation.Kind.ShouldBe(RecordKind.Error);
    }

    [Theory]
    [InlineData("Throw", "refused", "Refused")]
    [InlineData("Fallback", "-9", "Fallback")]
    [InlineData("Count", "-9", "Fallback Shadow")]
    public void Features_that_violate_a_rule_do_not_reach_the_model_in_its_shadow(string policy, string answer, string kinds)
    {
        using var program = LoadedProgram.Load(Model.Replace("nameof(Other)", $"nameof(Other), Violations = ViolationPolicy.{policy}") + """
            public static class Program
            {
                public static string Run()
                {
                    var breaker = ModelBreaker.Of(Test.Model);
                    breaker.Trip("drift");
                    breaker.HalfOpen(1);
                    try
                    {
                        return $"{new M().Predict(9)}";
                    }
                    catch (ValidationException)
                    {
                        return "refused";
                    }
                }
            }
            """);

        program.Run<string>().ShouldBe(answer);

        string.Join(" ", program.Observations.Select(row => row.Kind)).ShouldBe(kinds);
        program.Observations.ShouldAllBe(row => row.Violated.Count == 1);
    }

    [Theory]
    [InlineData("double", "10 * x", "double", "")]
    [InlineData("Task<double>", "Task.FromResult(10 * x)", "async Task<double>", "await ")]
    [InlineData("ValueTask<double>", "new(10 * x)", "async ValueTask<double>", "await ")]
    public void A_fallback_that_asks_the_model_is_answered_by_the_model(string result, string answer, string fallbackResult, string wait)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;
            using ModelMonitor.Capture;

            public sealed class M
            {
                [Monitored(Test.Model, Fallback = nameof(Other), Violations = ViolationPolicy.Fallback)]
                public {{result}} Predict([Range(0, 5)] double x) => x < 0 ? throw new FormatException() : {{answer}};

                public {{fallbackResult}} Other(double x) => 1000 + {{wait}}Predict(x > 100 ? x : x - 1);

                public static async Task<string> Ask(double x)
                {
                    await Task.CompletedTask;
                    try
                    {
                        var answer = {{wait}}new M().Predict(x);
                        return $"{answer}";
                    }
                    catch (FormatException)
                    {
                        return "failed";
                    }
                }
            }

            public static class Program
            {
                public static string Run()
                {
                    var breaker = ModelBreaker.Of(Test.Model);
                    breaker.Trip("drift");
                    var answers = $"{M.Ask(3).Result} {M.Ask(0).Result} {M.Ask(200).Result} {M.Ask(3).Result}";
                    breaker.Reset();
                    return $"{answers} {M.Ask(3).Result} {M.Ask(6).Result}";
                }
            }
            """);

        program.Run<string>().ShouldBe("1020 failed 3000 1020 30 1050");

        program.Observations.Count(row => row.Kind == RecordKind.Fallback).ShouldBe(4);
        program.Observations.Count(row => row.Kind == RecordKind.Row).ShouldBe(5);
    }

    [Fact]
    public void A_source_has_the_breaker_that_its_name_had_before_it()
    {
        using var program = Load("");
        var breaker = ModelBreaker.Of(program.Model);
        breaker.Trip("before the start");

        program.Run<string>().ShouldBe("-1 -2 -3 -4, 0 runs");

        var source = program.Agent.Sources.ShouldHaveSingleItem();
        source.Breaker.ShouldBeSameAs(breaker);
        source.Schema.Fallback.ShouldBe("M.Other(double)");
    }

    private static LoadedProgram Load(string steps) => LoadedProgram.Load(Model + $$"""
        public static class Program
        {
            public static string Run()
            {
                var model = new M();
                var breaker = ModelBreaker.Of(Test.Model);
                {{steps}}
                double[] answers = [model.Predict(1), model.Predict(2), model.Predict(3), model.Predict(4)];
                return $"{string.Join(" ", answers)}, {model.Runs} runs";
            }
        }
        """);
}
