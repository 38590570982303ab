using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>Fallbacks and shadows of models that make many predictions in one call.</summary>
public sealed class RoutedBatchTests
{
    [Fact]
    public void An_open_breaker_sends_the_whole_batch_to_the_fallback_whether_or_not_somebody_listens()
    {
        using var heard = Load("double[]", "[.. x.Select(v => 2 * v)]", "[.. x.Select(v => -v)]", "Trip(1)");
        heard.Run<string>().ShouldBe("-1 -2, 0 runs");
        heard.Observations.Select(row => (row.Kind, row["x"], row["prediction"]))
            .ShouldBe([(RecordKind.Fallback, 1, -1), (RecordKind.Fallback, 2, -2)]);

        using var unheard = Load("double[]", "[.. x.Select(v => 2 * v)]", "[.. x.Select(v => -v)]", "Trip(1)");
        unheard.Agent.Dispose();
        unheard.Run<string>().ShouldBe("-1 -2, 0 runs");
    }

    [Theory]
    [InlineData("double[]", "[.. x.Select(v => 2 * v)]", "[.. x.Select(v => -v)]")]
    [InlineData("IReadOnlyList<double>", "[.. x.Select(v => 2 * v)]", "[.. x.Select(v => -v)]")]
    [InlineData("ReadOnlySpan<double>", "x.Select(v => 2 * v).ToArray()", "x.Select(v => -v).ToArray()")]
    public void One_batch_in_some_runs_in_the_shadow(string type, string model, string fallback)
    {
        using var program = Load(type, model, fallback, "HalfOpen(2)");

        program.Run<string>().ShouldBe("-1 -2 -1 -2 -1 -2, 2 runs");

        program.Observations.Select(row => (row.Kind, row["x"], row["prediction"])).Chunk(2).SelectMany(rows => rows).ShouldBe([
            (RecordKind.Fallback, 1, -1), (RecordKind.Fallback, 2, -2), (RecordKind.Shadow, 1, 2), (RecordKind.Shadow, 2, 4),
            (RecordKind.Fallback, 1, -1), (RecordKind.Fallback, 2, -2),
            (RecordKind.Fallback, 1, -1), (RecordKind.Fallback, 2, -2), (RecordKind.Shadow, 1, 2), (RecordKind.Shadow, 2, 4)]);
    }

    [Theory]
    [InlineData("Task<double[]>")]
    [InlineData("ValueTask<double[]>")]
    public async Task A_shadow_that_completes_later_is_recorded_later_and_its_exception_is_seen_by_nobody(string type)
    {
        using var program = LoadedProgram.Load($$"""
            using ModelMonitor.Capture;

            public static class M
            {
                public static TaskCompletionSource<double[]> Completion = new();

                [Monitored(Test.Model, Fallback = nameof(Other))]
                public static {{type}} Predict(double[] x) => new ValueTask<double[]>(Completion.Task){{(type.StartsWith("Task", StringComparison.Ordinal) ? ".AsTask()" : "")}};

                public static async {{type}} Other(double[] x)
                {
                    await Task.CompletedTask;
                    return x;
                }
            }

            public static class Program
            {
                public static async Task<double> Run()
                {
                    var breaker = ModelBreaker.Of(Test.Model);
                    breaker.Trip("drift");
                    breaker.HalfOpen(1);
                    var first = await M.Predict([1, 2]);
                    M.Completion.SetResult([5, 6]);
                    M.Completion = new();
                    var second = await M.Predict([3]);
                    M.Completion.SetException(new FormatException());
                    return first[1] + second[0];
                }
            }
            """);

        (await program.Run<Task<double>>()).ShouldBe(5);

        program.Observations.Select(row => row.Kind).ShouldBe([
            RecordKind.Fallback, RecordKind.Fallback, RecordKind.Shadow, RecordKind.Shadow, RecordKind.Fallback, RecordKind.ShadowError]);
        program.Observations[3]["prediction"].ShouldBe(6);
    }

    [Theory]
    [InlineData("Violations = ViolationPolicy.Fallback, ", "")]
    [InlineData("", "ModelMonitor.Capture.ModelBreaker.Of(Test.Model).Trip(\"drift\");")]
    public void A_fallback_that_asks_the_model_is_answered_by_the_model(string policy, string trip)
    {
        using var program = LoadedProgram.Load($$"""
            using System.ComponentModel.DataAnnotations;

            public static class Net
            {
                [Monitored(Test.Model, {{policy}}Fallback = nameof(ByRule))]
                public static double[] Predict([Range(0, 1)] double[] x) => [.. x.Select(v => 2 * v)];

                public static double[] ByRule(double[] x) => x.Length > 2 ? throw new TimeoutException() : [.. Predict(x).Select(v => v + 100)];
            }

            public static class Program
            {
                public static double[] Run()
                {
                    {{trip}}
                    try
                    {
                        Net.Predict([1, 2, 3]);
                    }
                    catch (TimeoutException)
                    {
                    }

                    return [.. Net.Predict([1, 2]), .. Net.Predict([3])];
                }
            }
            """);

        program.Run<double[]>().ShouldBe([102, 104, 106]);

        program.Observations.Where(observation => observation.Kind == RecordKind.Fallback).Select(observation => observation["prediction"])
            .ShouldBe([102, 104, 106]);
    }

    [Fact]
    public void A_fallback_that_throws_ends_the_call_and_the_model_does_not_run()
    {
        using var program = Load("double[]", "[.. x]", "throw new FormatException()", "HalfOpen(1)");

        Should.Throw<FormatException>(program.Run);

        program.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Error]);
    }

    [Fact]
    public void A_model_that_throws_in_the_shadow_is_one_error_of_the_shadow()
    {
        using var program = Load("double[]", "x.Length > 0 ? throw new FormatException() : x", "[.. x]", "HalfOpen(10)");

        program.Run<string>().ShouldBe("1 2 1 2 1 2, 1 runs");

        program.Observations.Select(row => row.Kind).ShouldBe([
            RecordKind.Fallback, RecordKind.Fallback, RecordKind.ShadowError,
            RecordKind.Fallback, RecordKind.Fallback, RecordKind.Fallback, RecordKind.Fallback]);
    }

    [Fact]
    public void A_shadow_of_other_length_is_dropped()
    {
        using var program = Load("double[]", "[1]", "[.. x]", "HalfOpen(10)");

        program.Run();

        program.Observations.Select(row => row.Kind).Distinct().ShouldBe([RecordKind.Fallback]);
        program.Agent.Rejected.ShouldBe(2);
    }

    private static LoadedProgram Load(string type, string model, string fallback, string mode) => LoadedProgram.Load($$"""
        using ModelMonitor.Capture;

        public sealed class M
        {
            public int Runs;

            [Monitored(Test.Model, Fallback = nameof(Other))]
            public {{type}} Predict(double[] x)
            {
                Runs++;
                return {{model}};
            }

            public {{type}} Other(double[] x) => {{fallback}};
        }

        public static class Program
        {
            public static string Run()
            {
                var breaker = ModelBreaker.Of(Test.Model);
                breaker.Trip("drift");
                var calls = {{(mode.StartsWith("Trip", StringComparison.Ordinal) ? "1" : "3")}};
                {{(mode.StartsWith("Trip", StringComparison.Ordinal) ? "" : $"breaker.{mode};")}}
                var model = new M();
                var answers = new List<double>();
                for (var i = 0; i < calls; i++)
                {
                    foreach (var answer in model.Predict([1, 2])) answers.Add(answer);
                }

                return $"{string.Join(" ", answers)}, {model.Runs} runs";
            }
        }
        """);
}
