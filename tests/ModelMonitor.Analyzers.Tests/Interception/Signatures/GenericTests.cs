using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Generic methods, and methods of generic types, are captured for the types that a call gives them.</summary>
public sealed class GenericTests
{
    [Fact]
    public void A_generic_method_is_captured_with_the_columns_of_its_type_arguments()
    {
        using var program = LoadedProgram.Load("""
            public sealed class RentalModel
            {
                [Monitored(Test.Model)]
                public double Predict<T>(T value, double factor) where T : struct, IConvertible => value.ToDouble(null) * factor;
            }

            public static class Program
            {
                public static double Run()
                {
                    var model = new RentalModel();
                    return model.Predict<int>(3, 2) + model.Predict(5, 2);
                }
            }
            """);

        program.Run<double>().ShouldBe(16);

        program.Observations.Select(observation => observation.Row).ShouldBe([[3, 2, 6], [5, 2, 10]]);
        program.Observations[0].Source.ShouldBeSameAs(program.Observations[1].Source);
        program.Observations[0].Source.Schema.ShouldSatisfyAllConditions(
            schema => schema.Method.ShouldBe("RentalModel.Predict<T>(T, double)"),
            schema => schema.Columns.Select(column => column.Type).ShouldBe(["int", "double", "double"]));
    }

    [Fact]
    public void A_method_of_a_generic_type_reads_the_members_of_its_type_argument()
    {
        using var program = LoadedProgram.Load("""
            public sealed record Hour(double Temp, Place Place, [NotFeature] string Other);

            public readonly record struct Place(double Latitude, string? City);

            public class Model<T>
            {
                [Monitored(Test.Model)]
                public virtual double Predict(T input) => 7;
            }

            public sealed class Derived : Model<Hour>
            {
                public override double Predict(Hour input) => base.Predict(input) + 1;
            }

            public static class Program
            {
                public static double Run()
                {
                    Model<Hour> derived = new Derived();
                    return new Model<Hour>().Predict(new(3, new(48, "Ulm"), "")) + derived.Predict(null!);
                }
            }
            """);

        program.Run<double>().ShouldBe(15);

        program.Observations.Select(observation => observation.Row).ShouldBe([[3, 48, 0, 7], [double.NaN, double.NaN, double.NaN, 8]]);
        program.Observations[0].Source.Schema.Columns.Select(column => column.Name)
            .ShouldBe(["Temp", "Place.Latitude", "Place.City", "prediction"]);
    }

    [Fact]
    public void Constructions_with_equal_columns_are_one_source_and_others_a_conflict()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Model<T>
            {
                [Monitored(Test.Model)]
                public double Predict(double x, [NotFeature] T other) => x;
            }

            public sealed class Other<T>
            {
                [Monitored(Test.Model + "/columns")]
                public double Predict(T x) => 1;
            }

            public static class Program
            {
                public static double Run() =>
                    new Model<int>().Predict(1, 0) + new Model<string>().Predict(2, "") + new Other<int>().Predict(3) + new Other<float>().Predict(4);
            }
            """);

        program.Run<double>().ShouldBe(5);

        program.Observations.Where(observation => observation.Source.Schema.Method == "Model<T>.Predict(double, T)")
            .ShouldSatisfyAllConditions(
                observations => observations.Select(observation => observation.Row).ShouldBe([[1, 1], [2, 2]]),
                observations => observations.Select(observation => observation.Source).Distinct().Count().ShouldBe(1));
        program.Agent.Sources.Count(source => source.Conflict is not null).ShouldBe(1);
    }

    [Fact]
    public void Nullable_type_arguments_are_one_model_with_those_that_are_not()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Model<T>
            {
                [Monitored(Test.Model)]
                public string? Predict(T input) => input?.ToString();

                [Monitored(Test.Model + "/number")]
                public double Number(List<T?> other, T input) => 1;
            }

            public static class Program
            {
                public static void Run()
                {
                    new Model<string>().Predict("north");
                    new Model<string?>().Predict(null);
                    new Model<int?>().Number([], null);
                    new Model<int?>().Number([], 4);
            #nullable disable
                    new Model<string>().Predict("south");
            #nullable restore
                }
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation["input"]).ShouldBe([0, double.NaN, double.NaN, 4, 1]);
        program.Observations.Select(observation => observation.Source).Distinct().Count().ShouldBe(2);
        program.Agent.Sources.ShouldAllBe(source => source.Conflict == null);
    }

    [Fact]
    public void Receivers_of_every_kind_may_be_generic()
    {
        using var program = LoadedProgram.Load("""
            public sealed class Outer<T>
            {
                public struct Counting<U>
                {
                    public int Calls;

                    [Monitored(Test.Model)]
                    public double Predict(T x, U y) => ++Calls;
                }

                public static class Functions
                {
                    [Monitored(Test.Model + "/static")]
                    public static double Score(T x) => 10;
                }
            }

            public interface IModel<in T>
            {
                [Monitored(Test.Model + "/interface")]
                double Predict(T x);
            }

            public sealed class Implementation : IModel<object>, IModel<int>
            {
                public double Predict(object x) => 20;

                public double Predict(int x) => 30;
            }

            public static class Extensions
            {
                [Monitored(Test.Model + "/extension")]
                public static double Rate<T>(this IReadOnlyDictionary<string, T> prices, string key, T other) => prices.Count;

                [Monitored(Test.Model + "/inferred")]
                public static T Same<T>(this T value) where T : struct => value;
            }

            public static class Program
            {
                public static double Run()
                {
                    var counting = new Outer<double>.Counting<bool>();
                    counting.Predict(1, true);
                    counting.Predict(2, false);
                    IModel<int> model = new Implementation();
                    var prices = new Dictionary<string, int> { ["a"] = 1 };
                    return counting.Calls + Outer<int>.Functions.Score(4) + model.Predict(5) + prices.Rate("a", 6)
                        + Extensions.Rate(prices, "b", 7) + 8.Same() + Extensions.Same<int>(9);
                }
            }
            """);

        program.Run<double>().ShouldBe(2 + 10 + 30 + 1 + 1 + 8 + 9);

        program.Observations.Select(observation => observation.Row[..^1]).ShouldBe(
            [[1, 1], [2, 0], [4], [5], [0, 6], [1, 7], [8], [9]]);
    }

    [Fact]
    public void Tasks_and_results_may_be_type_arguments()
    {
        using var program = LoadedProgram.Load("""
            public sealed record Forecast<T>(T Score, bool PredictedLabel);

            public sealed class Model<TInput, TOutput>(TOutput output)
            {
                [Monitored(Test.Model)]
                public Task<TOutput> PredictAsync(TInput input) => Task.FromResult(output);

                [Monitored(Test.Model + "/forecast")]
                public ValueTask<Forecast<TOutput>> ForecastAsync(TInput input) => new(new Forecast<TOutput>(output, true));
            }

            public static class Program
            {
                public static double Run()
                {
                    var model = new Model<double, float>(0.5f);
                    return model.PredictAsync(1).Result + model.ForecastAsync(2).Result.Score;
                }
            }
            """);

        program.Run<double>().ShouldBe(1);

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 0.5], [2, 1, 0.5]]);
    }
}
