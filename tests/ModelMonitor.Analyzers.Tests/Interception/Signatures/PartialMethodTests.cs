using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Partial methods capture themselves, whoever calls them and however.</summary>
public sealed class PartialMethodTests
{
    private const string Models = """
        namespace Rentals
        {
            public abstract partial class Outer
            {
                public readonly record struct Key(int Number);

                internal partial record struct Counting
                {
                    private int _calls;

                    /// <summary>Counts.</summary>
                    [Monitored(Test.Model + "/struct")]
                    public partial int Predict(Key key, params double[] rest);

                    private int PredictCore(Key key, double[] rest) => ++_calls;
                }
            }

            public partial class RentalModel : IFormattable
            {
                private sealed record Private(double Temp);

                [Monitored(Test.Model)]
                public virtual partial double Predict(double x, double y = 2, CancellationToken cancellation = default);

                [Monitored(Test.Model + "/static")]
                public static partial Task<double> Score(in double x);

                [Monitored(Test.Model + "/private")]
                private partial double Hidden(Private input);

                public double CallHidden() => Hidden(new(9));

                public string ToString(string? format, IFormatProvider? provider) => "";

                private double PredictCore(double x, double y, CancellationToken cancellation) => x < 0 ? throw new TimeoutException() : x + y;

                private static Task<double> ScoreCore(in double x) => Task.FromResult(-x);

                private double HiddenCore(Private input) => input.Temp;
            }
        }


        """;

    [Fact]
    public void Delegates_reflection_expressions_and_dynamic_calls_are_captured()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static double Run()
                {
                    var model = new Rentals.RentalModel();
                    Func<double, double, CancellationToken, double> group = model.Predict;
                    System.Linq.Expressions.Expression<Func<double>> tree = () => model.Predict(4, 0, default);
                    dynamic late = model;
                    return model.Predict(1)
                        + group(2, 0, default)
                        + (double)typeof(Rentals.RentalModel).GetMethod("Predict")!.Invoke(model, [3.0, 0.0, CancellationToken.None])!
                        + tree.Compile()()
                        + late.Predict(5.0, 0.0);
                }
            }
            """);

        program.Run<double>().ShouldBe(17);

        program.Observations.Select(observation => observation["x"]).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void Structs_statics_and_private_methods_are_captured()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static double Run()
                {
                    var counting = new Rentals.Outer.Counting();
                    counting.Predict(new(7), 1, 2);
                    return counting.Predict(new(8)) + Rentals.RentalModel.Score(3).Result + new Rentals.RentalModel().CallHidden();
                }
            }
            """);

        program.Run<double>().ShouldBe(2 - 3 + 9);

        program.Observations.Select(observation => observation.Row).ShouldBe([[7, 2, 1.5, Math.Sqrt(5), 1], [8, 0, double.NaN, double.NaN, 2], [3, -3], [9, 9]]);
    }

    [Fact]
    public void A_core_that_throws_throws_to_the_caller()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static double Run() => new Rentals.RentalModel().Predict(-1);
            }
            """);

        Should.Throw<TimeoutException>(() => program.Run());

        program.Observation.IsError.ShouldBeTrue();
    }

    [Fact]
    public void A_partial_method_with_a_body_of_its_own_is_intercepted_like_any_other()
    {
        using var program = LoadedProgram.Load("""
            public partial class RentalModel
            {
                [Monitored(Test.Model)]
                public partial double Predict(double x);

                public partial double Predict(double x) => 2 * x;
            }

            public static class Program
            {
                public static double Run() => new RentalModel().Predict(3);
            }
            """);

        program.Run<double>().ShouldBe(6);

        program.Observation.Row.ShouldBe([3, 6]);
    }
}
