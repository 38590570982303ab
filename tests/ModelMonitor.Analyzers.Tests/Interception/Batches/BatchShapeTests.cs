using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Methods that make many predictions: every collection that has an index, in and out, becomes rows.</summary>
public sealed class BatchShapeTests
{
    private const string Types = """
        public sealed record Hour(double Temp, string? Station);

        public readonly record struct Place(double Latitude, double Longitude);

        public sealed record Demand(bool PredictedLabel, float Score);

        """;

    [Theory]
    [InlineData("double[]", "double[]", "x.Select(v => 2 * v).ToArray()", "[1, 2]")]
    [InlineData("List<double>", "List<double>", "x.Select(v => 2 * v).ToList()", "[1, 2]")]
    [InlineData("IReadOnlyList<double>", "IReadOnlyList<double>", "x.Select(v => 2 * v).ToList()", "[1, 2]")]
    [InlineData("IList<double>", "IList<double>", "x.Select(v => 2 * v).ToArray()", "[1, 2]")]
    [InlineData("ReadOnlyMemory<double>", "Memory<double>", "x.ToArray().Select(v => 2 * v).ToArray()", "new double[] { 1, 2 }")]
    [InlineData("Memory<double>", "ReadOnlyMemory<double>", "x.ToArray().Select(v => 2 * v).ToArray()", "new double[] { 1, 2 }")]
    [InlineData("ReadOnlySpan<double>", "Span<double>", "x.ToArray().Select(v => 2 * v).ToArray()", "[1, 2]")]
    [InlineData("scoped Span<double>", "ReadOnlySpan<double>", "x.ToArray().Select(v => 2 * v).ToArray()", "[1, 2]")]
    [InlineData("in System.Collections.Immutable.ImmutableArray<double>", "System.Collections.Immutable.ImmutableArray<double>", "[.. x.Select(v => 2 * v)]", "[1, 2]")]
    [InlineData("params double[]", "double[]?", "x.Select(v => 2 * v).ToArray()", "1, 2")]
    public void A_collection_with_an_index_is_read_element_by_element(string input, string result, string body, string argument)
    {
        using var program = LoadedProgram.Load($$"""
            public sealed class Model
            {
                [Monitored(Test.Model)]
                public {{result}} Predict({{input}} x) => {{body}};
            }

            public static class Program
            {
                public static void Run() => new Model().Predict({{argument}});
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 2], [2, 4]]);
        program.Agent.Sources.Single().Schema.Columns.Select(column => (column.Name, column.Type))
            .ShouldBe([("x", "double"), ("prediction", "double")]);
    }

    [Fact]
    public void Objects_are_read_by_their_members_and_other_parameters_repeat()
    {
        using var program = LoadedProgram.Load(Types + """
            public static class Model
            {
                [Monitored(Test.Model)]
                public static IReadOnlyList<Demand?> Predict(
                    IReadOnlyList<Hour?> hours, List<Place> places, [PredictionKey] List<long> ids, double factor, CancellationToken cancellation,
                    [NotFeature] string[] notes) =>
                    [.. hours.Select(hour => hour is null ? null : new Demand(hour.Temp > 0, (float)(factor * hour.Temp)))];
            }

            public static class Program
            {
                public static int Run() => Model.Predict(
                    [new(1, "a"), null, new(-2, "b")], [new(1, 2), new(3, 4), new(5, 6)], [7, 8, 9], 10, default, []).Count;
            }
            """);

        program.Run<int>().ShouldBe(3);

        var rows = program.Observations;
        rows.Select(row => row["Temp"]).ShouldBe([1, double.NaN, -2]);
        rows.Select(row => row["Longitude"]).ShouldBe([2, 4, 6]);
        rows.Select(row => row["factor"]).ShouldBe([10, 10, 10]);
        rows.Select(row => row["prediction"]).ShouldBe([1, double.NaN, 0]);
        rows.Select(row => row["score"]).ShouldBe([10, double.NaN, -20]);
        rows.Select(row => BitConverter.DoubleToInt64Bits(row["ids"])).ShouldBe([7, 8, 9]);
        (rows[0].Text("Station"), rows[2].Text("Station")).ShouldBe(("a", "b"));
        rows[0].Source.Schema.Task.ShouldBe(PredictionTask.Binary);
    }

    [Theory]
    [InlineData("Span<float> scores", "new float[3]")]
    [InlineData("Memory<float> memory", "new float[5]")]
    [InlineData("scoped Span<float> scores", "stackalloc float[3]")]
    public void A_destination_may_be_longer_than_what_is_written(string destination, string argument)
    {
        using var program = LoadedProgram.Load($$"""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static void Predict(ReadOnlySpan<double> x, {{destination}})
                {
                    for (var i = 0; i < x.Length; i++)
                    {
                        {{(destination.Contains("memory", StringComparison.Ordinal) ? "memory.Span" : "scores")}}[i] = (float)(10 * x[i]);
                    }
                }
            }

            public static class Program
            {
                public static void Run() => Model.Predict([1, 2], {{argument}});
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 10], [2, 20]]);
    }

    [Fact]
    public void Features_are_read_before_the_model_overwrites_its_inputs()
    {
        using var program = LoadedProgram.Load("""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static double[] Square(double[] x)
                {
                    for (var i = 0; i < x.Length; i++)
                    {
                        x[i] *= x[i];
                    }

                    return x;
                }
            }

            public static class Program
            {
                public static void Run() => Model.Square([2, 3]);
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe([[2, 4], [3, 9]]);
    }

    [Fact]
    public void A_partial_method_takes_batches_and_calls_through_interfaces_are_intercepted()
    {
        using var program = LoadedProgram.Load("""
            public sealed partial class Model : IModel
            {
                [Monitored(Test.Model)]
                public partial void Fill(ReadOnlySpan<int> x, Span<double> y);

                private static void FillCore(ReadOnlySpan<int> x, Span<double> y) => y.Fill(x.Length);

                public double[] Predict(params List<int> x) => [.. x.Select(v => v + 0.5)];
            }

            public interface IModel
            {
                [Monitored(Test.Model + "/interface")]
                double[] Predict(params List<int> x);
            }

            public static class Program
            {
                private delegate void Filler(ReadOnlySpan<int> x, Span<double> y);

                public static void Run()
                {
                    Filler fill = new Model().Fill;
                    fill([1, 2], new double[2]);
                    IModel model = new Model();
                    model.Predict(3, 4);
                }
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 2], [2, 2], [3, 3.5], [4, 4.5]]);
    }

    [Fact]
    public void A_scalar_result_is_one_prediction_and_an_integer_is_one_too()
    {
        using var program = LoadedProgram.Load("""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static int Count(double scale, [NotFeature] ReadOnlySpan<double> x, [NotFeature] Span<float> scratch) => x.Length;
            }

            public static class Program
            {
                public static void Run() => Model.Count(2, [1, 2, 3], new float[3]);
            }
            """);

        program.Run();

        program.Observation.Row.ShouldBe([2, 3]);
    }

    [Fact]
    public void A_returned_span_is_the_one_that_the_model_returned()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Model
            {
                private readonly double[] _buffer = new double[8];

                [Monitored(Test.Model)]
                public Span<double> Predict(ReadOnlySpan<double> x)
                {
                    x.CopyTo(_buffer);
                    return _buffer.AsSpan(0, x.Length);
                }

                public bool Owns(Span<double> span) => span == _buffer.AsSpan(0, span.Length);
            }

            public static class Program
            {
                public static bool Run()
                {
                    var model = new Model();
                    return model.Owns(model.Predict([1, 2]));
                }
            }
            """);

        program.Run<bool>().ShouldBeTrue();

        program.Observations.Count.ShouldBe(2);
    }
}
