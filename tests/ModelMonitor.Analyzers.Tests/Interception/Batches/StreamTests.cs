using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Asynchronous streams: each item is a prediction, and the stream is enumerated as it would have been.</summary>
public sealed class StreamTests
{
    private const string Model = """
        using System.Runtime.CompilerServices;

        public sealed class Position(double x)
        {
            public double X => x < 0 ? throw new FormatException("x") : x;
        }

        public sealed class Model
        {
            public List<string> Log { get; } = [];

            public IAsyncEnumerable<double>? Returned { get; private set; }

            [Monitored(Test.Model)]
            public IAsyncEnumerable<double> Follow(Position position, int count, CancellationToken cancellation = default) =>
                Returned = count < 0 ? throw new ArgumentException("count") : Items(position, count, cancellation);

            private async IAsyncEnumerable<double> Items(Position position, int count, [EnumeratorCancellation] CancellationToken cancellation)
            {
                try
                {
                    for (var i = 0; i < count; i++)
                    {
                        Log.Add($"asked for {i}");
                        if (i % 2 == 1)
                        {
                            await Task.Yield();
                        }

                        cancellation.ThrowIfCancellationRequested();
                        yield return i == 7 ? throw new TimeoutException("item") : 10 * i;
                    }
                }
                finally
                {
                    Log.Add("disposed");
                }
            }
        }


        """;

    [Fact]
    public async Task Each_item_is_a_prediction_of_the_features_of_the_call()
    {
        using var program = Load("""
            var items = new List<double>();
            await foreach (var item in Model.Follow(new(1), 4)) items.Add(item);
            return string.Join(",", items);
            """);

        (await program.Run<Task<string>>()).ShouldBe("0,10,20,30");

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 4, 0], [1, 4, 10], [1, 4, 20], [1, 4, 30]]);
        program.Observations.ShouldAllBe(observation => observation.Latency >= 0 && observation.Latency < 3_600);
    }

    [Fact]
    public async Task Nothing_is_enumerated_before_it_is_asked_for_and_an_early_break_disposes()
    {
        using var program = Load("""
            var stream = Model.Follow(new(1), 4);
            Model.Log.Add("called");
            await foreach (var item in stream)
            {
                Model.Log.Add($"got {item}");
                if (item == 10) break;
            }
            return string.Join(";", Model.Log);
            """);

        (await program.Run<Task<string>>()).ShouldBe("called;asked for 0;got 0;asked for 1;got 10;disposed");

        program.Observations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Several_enumerations_are_several_runs_also_at_once()
    {
        using var program = Load("""
            var stream = Model.Follow(new(1), 3);
            await using var first = stream.GetAsyncEnumerator();
            await using var second = stream.GetAsyncEnumerator();
            while (await first.MoveNextAsync() && await second.MoveNextAsync())
            {
                if (first.Current != second.Current) return "apart";
            }
            return "together";
            """);

        (await program.Run<Task<string>>()).ShouldBe("together");

        program.Observations.Select(observation => observation["prediction"]).ShouldBe([0, 0, 10, 10, 20, 20]);
    }

    [Fact]
    public async Task An_exception_in_the_stream_passes_and_is_one_error()
    {
        using var program = Load("""
            await foreach (var _ in Model.Follow(new(1), 9)) { }
            return "";
            """);

        (await Should.ThrowAsync<TimeoutException>(program.Run<Task<string>>())).Message.ShouldBe("item");

        program.Observations.Count(observation => !observation.IsError).ShouldBe(7);
        program.Observations.Single(observation => observation.IsError).Source.ErrorTypeName(0).ShouldBe("System.TimeoutException");
    }

    [Fact]
    public async Task A_call_that_throws_is_one_error()
    {
        using var program = Load("""return await Task.FromResult(Model.Follow(new(1), -1).ToString()!);""");

        await Should.ThrowAsync<ArgumentException>(program.Run<Task<string>>());

        program.Observation.IsError.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Model.Follow(new(1), 9, source.Token)")]
    [InlineData("Model.Follow(new(1), 9).WithCancellation(source.Token)")]
    public async Task The_token_is_passed_on(string stream)
    {
        using var program = Load($$"""
            using var source = new CancellationTokenSource();
            await foreach (var item in {{stream}})
            {
                if (item == 20) source.Cancel();
            }
            return "";
            """);

        await Should.ThrowAsync<OperationCanceledException>(program.Run<Task<string>>());

        // Items that arrive on several threads have no order.
        program.Observations.Select(observation => observation.IsError).ShouldBe([false, false, false, true], ignoreOrder: true);
    }

    [Fact]
    public async Task Features_are_read_when_the_method_is_called_and_unreadable_ones_drop_each_item()
    {
        using var program = Load("""
            var position = new Position(-1);
            var count = 0;
            await foreach (var _ in Model.Follow(position, 3)) count++;
            return $"{count}";
            """);

        (await program.Run<Task<string>>()).ShouldBe("3");

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(3);
    }

    [Fact]
    public async Task Without_an_agent_the_stream_is_the_original_one()
    {
        using var program = Load("""
            return await Task.FromResult($"{ReferenceEquals(Model.Follow(new(1), 1), Model.Returned)}");
            """);

        (await program.Run<Task<string>>()).ShouldBe("False");
        program.Agent.Dispose();
        (await program.Run<Task<string>>()).ShouldBe("True");
    }

    [Fact]
    public async Task Results_with_members_and_features_in_spans_are_read()
    {
        using var program = LoadedProgram.Load("""
            public sealed record Token(string PredictedLabel, float Score);

            public static partial class Model
            {
                [Monitored(Test.Model)]
                public static partial IAsyncEnumerable<Token> Generate(in double temperature, [NotFeature] ReadOnlySpan<char> prompt);

                private static IAsyncEnumerable<Token> GenerateCore(in double temperature, ReadOnlySpan<char> prompt) => Words(prompt.ToString());

                private static async IAsyncEnumerable<Token> Words(string prompt)
                {
                    foreach (var word in prompt.Split(' '))
                    {
                        await Task.CompletedTask;
                        yield return new(word, word.Length);
                    }
                }
            }

            public static class Program
            {
                public static async Task<string> Run()
                {
                    Func<IAsyncEnumerable<Token>> generate = () => Model.Generate(0.5, "to be");
                    await foreach (var token in generate()) { }
                    return "";
                }
            }
            """);

        await program.Run<Task<string>>();

        program.Observations.Select(observation => (observation["temperature"], observation.Text("prediction"), observation["score"]))
            .ShouldBe([(0.5, "to", 2), (0.5, "be", 2)]);
    }

    private static LoadedProgram Load(string body, [System.Runtime.CompilerServices.CallerMemberName] string model = "") => LoadedProgram.Load(
        $$"""
        {{Model}}
        public static class Program
        {
            public static readonly Model Model = new();

            public static async Task<string> Run()
            {
                {{body}}
            }
        }
        """,
        model: model);
}
