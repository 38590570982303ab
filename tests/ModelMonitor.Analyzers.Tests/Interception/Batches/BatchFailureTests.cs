using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Batches that go wrong: the caller sees what it would have seen, and every prediction is accounted for.</summary>
public sealed class BatchFailureTests
{
    private const string Model = """
        public sealed class Reading(double value)
        {
            public double Value => value < 0 ? throw new FormatException("no value") : value;
        }

        public sealed class Unlucky : IReadOnlyList<double>
        {
            public int Count => throw new NotSupportedException("Count");

            public double this[int index] => throw new NotSupportedException("index");

            public IEnumerator<double> GetEnumerator() => throw new NotSupportedException("enumerator");

            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }

        public sealed class Model
        {
            [Monitored(Test.Model)]
            public double[]? Predict(Reading[]? readings, IReadOnlyList<double>? weights, int results) => results switch
            {
                -1 => null,
                -2 => throw new TimeoutException("model"),
                _ => new double[results],
            };

            [Monitored(Test.Model + "/destination")]
            public void Fill(ReadOnlySpan<double> x, Span<double> y)
            {
            }

            [Monitored(Test.Model + "/list")]
            public IReadOnlyList<double> Slow(double[] x) => new Unlucky();

            public static Reading[] Readings(int count) => [.. Enumerable.Range(0, count).Select(i => new Reading(i))];
        }


        """;

    [Theory]
    [InlineData(3, 2, 3, 3)]
    [InlineData(3, 4, 3, 4)]
    [InlineData(3, 3, 2, 3)]
    [InlineData(3, 3, 5, 5)]
    [InlineData(3, 3, 0, 3)]
    [InlineData(3, 3, -1, 3)]
    [InlineData(0, 0, 2, 2)]
    [InlineData(0, 0, 0, 0)]
    public void Where_counts_differ_all_predictions_are_dropped(int readings, int weights, int results, int dropped)
    {
        using var program = Load($"new Model().Predict(Model.Readings({readings}), new double[{weights}], {results})");

        program.Run();

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(dropped);
    }

    [Theory]
    [InlineData("null", "null", 4, 4)]
    [InlineData("null", "new double[2]", 2, 2)]
    [InlineData("Model.Readings(2)", "null", 2, 2)]
    [InlineData("null", "null", 0, 0)]
    [InlineData("Model.Readings(2)", "new Unlucky()", 2, 2)]
    public void A_missing_or_failing_collection_drops_the_batch(string readings, string weights, int results, int dropped)
    {
        using var program = Load($"new Model().Predict({readings}, {weights}, {results})");

        program.Run().ShouldBeOfType<double[]>().Length.ShouldBe(results);

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(dropped);
    }

    [Fact]
    public void A_destination_that_is_too_short_drops_the_batch()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static void Run() => new Model().Fill([1, 2, 3], new double[2]);
            }
            """);

        program.Run();

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(3);
    }

    [Fact]
    public void Results_that_cannot_be_counted_are_passed_on_and_dropped()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static bool Run() => new Model().Slow([1, 2]) is Unlucky;
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observations.ShouldBeEmpty();
        program.Agent.Rejected.ShouldBe(2);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_dropped_and_the_others_are_kept()
    {
        using var program = LoadedProgram.Load(Model + """
            public static class Program
            {
                public static void Run()
                {
                    var readings = Model.Readings(100);
                    readings[57] = new(-1);
                    readings[99] = null!;
                    new Model().Predict(readings, new double[100], 100);
                }
            }
            """);

        program.Run();

        program.Agent.Rejected.ShouldBe(1);
        program.Observations.Select(observation => observation["Value"])
            .ShouldBe(Enumerable.Range(0, 100).Where(i => i != 57).Select(i => i == 99 ? double.NaN : i));
    }

    [Fact]
    public void A_batch_that_throws_is_one_error()
    {
        using var program = Load("new Model().Predict([new(-1), new(1)], [1, 2], -2)");

        Should.Throw<TimeoutException>(() => program.Run()).StackTrace!.ShouldNotContain("ModelMonitor.Generated");

        var error = program.Observation;
        error.IsError.ShouldBeTrue();
        error.Source.ErrorTypeName(error.Row[0]).ShouldBe("System.TimeoutException");
        error.Latency.ShouldBeGreaterThanOrEqualTo(0);
        program.Agent.Rejected.ShouldBe(0);
    }

    [Fact]
    public void The_latency_goes_with_the_first_row_that_was_read()
    {
        using var program = Load("new Model().Predict([new(-1), new(1), new(2)], [1, 2, 3], 3)");

        program.Run();

        program.Observations.Select(observation => double.IsNaN(observation.Latency)).ShouldBe([false, true]);
    }

    [Fact]
    public void A_model_that_calls_itself_and_features_that_call_it_keep_their_rows_apart()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Item(int value)
            {
                public double Value => value > 10 ? new Model().Predict([new(value - 10)])[0] : value;
            }

            public sealed class Model
            {
                [Monitored(Test.Model)]
                public double[] Predict(Item[] items) => items.Length > 1
                    ? [.. Predict(items[..1]), .. Predict(items[1..])]
                    : [items[0].Value];
            }

            public static class Program
            {
                public static void Run() => new Model().Predict([new(1), new(12), new(3)]);
            }
            """);

        program.Run();

        var rows = program.Observations.Select(observation => observation.Row).ToList();
        rows.ShouldAllBe(row => row[0] == row[1]);
        rows.TakeLast(3).ShouldBe([[1, 1], [2, 2], [3, 3]]);
        program.Agent.Rejected.ShouldBe(0);
    }

    private static LoadedProgram Load(string call, [System.Runtime.CompilerServices.CallerMemberName] string model = "") => LoadedProgram.Load(
        $$"""
        {{Model}}
        public static class Program
        {
            public static object? Run() => {{call}};
        }
        """,
        model: model);
}
