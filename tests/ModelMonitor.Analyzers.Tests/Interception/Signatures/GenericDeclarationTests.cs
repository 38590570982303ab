using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Generic models that are captured in their body, or declared elsewhere.</summary>
public sealed class GenericDeclarationTests
{
    [Fact]
    public void A_partial_method_of_a_generic_type_is_captured_in_its_body()
    {
        using var program = LoadedProgram.Load("""
            public partial class Outer<T> where T : notnull
            {
                public partial struct Model<@class>(T start)
                {
                    public readonly record struct Forecast(double Score);

                    [Monitored(Test.Model)]
                    public partial Forecast Predict(double x, [NotFeature] T other);

                    private Forecast PredictCore(double x, T other) => new(x + (start.Equals(other) ? 1 : 0));
                }
            }

            public static class Program
            {
                public static double Run() => Call(new Outer<int>.Model<string>(3), 4) + Call(new Outer<string>.Model<int>("a"), "a");

                private static double Call<T, U>(Outer<T>.Model<U> model, T other) where T : notnull
                {
                    Func<double, T, Outer<T>.Model<U>.Forecast> predict = model.Predict;
                    return predict(1, other).Score;
                }
            }
            """);

        program.Run<double>().ShouldBe(3);

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 1], [1, 2]]);
        program.Observations[0].Source.ShouldBeSameAs(program.Observations[1].Source);
    }

    [Fact]
    public void A_generic_model_of_a_referenced_assembly_is_captured()
    {
        using var program = LoadedProgram.Load("""
            public static class Program
            {
                public static double Run() => new Model<short>().Predict<float>(1, 2) + Caller.Call();
            }
            """, """
            public sealed class Model<T>
            {
                [Monitored(Test.Model)]
                public double Predict<U>(T x, U y) => 3;
            }

            public static class Caller
            {
                public static double Call() => new Model<short>().Predict<float>(3, 4);
            }
            """);

        program.Run<double>().ShouldBe(6);

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 2, 3], [3, 4, 3]]);
        program.Observations[0].Source.ShouldBeSameAs(program.Observations[1].Source);
    }
}
