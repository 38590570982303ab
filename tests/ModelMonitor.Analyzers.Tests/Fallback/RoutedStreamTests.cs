using System.ComponentModel.DataAnnotations;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>Rules, refusals and fallbacks of models that return asynchronous streams: decided at the call.</summary>
public sealed class RoutedStreamTests
{
    [Theory]
    [InlineData("Count", RecordKind.Row, "9 10")]
    [InlineData("Flag", RecordKind.Row, "9 10")]
    [InlineData("Fallback", RecordKind.Fallback, "-9")]
    internal async Task Each_item_arrives_with_the_flags_of_the_call(string policy, RecordKind kind, string expected)
    {
        using var program = Load(policy, "9", "");

        (await program.Run<Task<string>>()).ShouldBe(expected);

        program.Observations.ShouldAllBe(row => row.Kind == kind);
        program.Observations.Select(row => row["prediction"]).ShouldBe(expected.Split(' ').Select(double.Parse));
        program.Observations.ShouldAllBe(row => row.Violated.Single() == "x range");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_is_refused_before_there_is_a_stream(bool isHeard)
    {
        using var program = Load("Throw", "9", "");
        if (!isHeard)
        {
            program.Agent.Dispose();
        }

        Should.Throw<ValidationException>(() => program.Run<Task<string>>().GetAwaiter().GetResult())
            .Message.ShouldContain("refuses the prediction: 'x' violates Range(0, 5)");

        if (isHeard)
        {
            program.Observation.Kind.ShouldBe(RecordKind.Refused);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ModelBreaker.Of(Test.Model).HalfOpen(1);")]
    public async Task A_breaker_that_is_not_closed_sends_the_call_to_the_fallback(string after)
    {
        using var program = Load("Count", "3", $"ModelBreaker.Of(Test.Model).Trip(\"drift\"); {after}");

        (await program.Run<Task<string>>()).ShouldBe("-3");

        program.Observations.Select(row => (row.Kind, row["prediction"])).ShouldBe([(RecordKind.Fallback, -3)]);
    }

    private static LoadedProgram Load(string policy, string x, string before) => LoadedProgram.Load($$"""
        using System.ComponentModel.DataAnnotations;
        using ModelMonitor.Capture;

        public sealed class M
        {
            [Monitored(Test.Model, Violations = ViolationPolicy.{{policy}}, Fallback = nameof(Other))]
            public async IAsyncEnumerable<double> Follow([Range(0, 5)] double x)
            {
                await Task.CompletedTask;
                yield return x;
                yield return x + 1;
            }

            public async IAsyncEnumerable<double> Other(double x)
            {
                await Task.CompletedTask;
                yield return -x;
            }
        }

        public static class Program
        {
            public static async Task<string> Run()
            {
                {{before}}
                var items = new List<double>();
                await foreach (var item in new M().Follow({{x}})) items.Add(item);
                return string.Join(" ", items);
            }
        }
        """, model: policy);
}
