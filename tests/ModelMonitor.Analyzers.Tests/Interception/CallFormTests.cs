using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Every way to write a call: the program runs, its result is its own, and the observation arrives.</summary>
public sealed class CallFormTests
{
    private const string Models = """
        public interface IModel
        {
            [Monitored(Test.Model)]
            double Predict(double x);
        }

        public sealed class Doubling : IModel
        {
            public double Predict(double x) => 2 * x;
        }

        public class RentalModel
        {
            public RentalModel? Next { get; init; }

            [Monitored(Test.Model)]
            public virtual double Predict(double x) => x + 1;

            [Monitored(Test.Model + "/overload")]
            public int Predict(int x) => -x;

            [Monitored(Test.Model + "/recursion")]
            public double Factorial(int n) => n == 0 ? 1 : n * Factorial(n - 1);
        }

        public sealed class SpecialModel : RentalModel
        {
            [Monitored(Test.Model + "/override")]
            public override double Predict(double x) => base.Predict(x) + 100;
        }

        public static class Models
        {
            [Monitored(Test.Model)]
            public static double Score(double x) => x * x;

            [Monitored(Test.Model)]
            public static double Rate(this RentalModel model, double x) => model.Next is null ? x : -x;
        }


        """;

    [Theory]
    [InlineData("new RentalModel().Predict(3.0)", 4)]
    [InlineData("new SpecialModel { }.Next?.Predict(3.0) ?? new RentalModel().Predict(3.0)", 4)]
    [InlineData("new RentalModel { Next = new() }.Next?.Predict(3.0) ?? 0", 4)]
    [InlineData("new RentalModel { Next = new() }?.Next!.Predict(3.0) ?? 0", 4)]
    [InlineData("((IModel)new Doubling()).Predict(3.0)", 6)]
    [InlineData("Models.Score(3.0)", 9)]
    [InlineData("new RentalModel().Rate(3.0)", 3)]
    [InlineData("Models.Rate(new RentalModel(), 3.0)", 3)]
    [InlineData("new RentalModel().Predict(x: 3.0)", 4)]
    [InlineData("new Func<double>(() => new RentalModel().Predict(3.0))()", 4)]
    [InlineData("new[] { 3.0 }.Select(x => new RentalModel().Predict(x)).Single()", 4)]
    [InlineData("(from x in new[] { 3.0 } select Models.Score(x)).Single()", 9)]
    [InlineData("(new RentalModel()).Predict((3.0))", 4)]
    [InlineData("new RentalModel()/* why */ . Predict /* not */ (3.0)", 4)]
    [InlineData("new RentalModel().@Predict(3.0)", 4)]
    [InlineData("new RentalModel().\\u0050redict(3.0)", 4)]
    [InlineData("new RentalModel { Next = new() { Next = new() } }.Next?.Next?.Predict(3.0).CompareTo(9) + 5 ?? 0", 4)]
    [InlineData("((RentalModel)new Unmarked()).Predict(3.0)", 0)]
    public void A_call_is_captured_however_it_is_written(string call, double expected)
    {
        using var program = LoadedProgram.Load(Models + $$"""
            public sealed class Unmarked : RentalModel
            {
                public override double Predict(double x) => 0;
            }

            public static class Program
            {
                public static double Run() => {{call}};
            }
            """);

        program.Run<double>().ShouldBe(expected);

        program.Observation["x"].ShouldBe(3);
        program.Observation["prediction"].ShouldBe(expected);
    }

    [Fact]
    public void Calls_inside_local_functions_iterators_async_methods_and_initialisers_are_captured()
    {
        using var program = LoadedProgram.Load(Models + """
            public sealed class Caller
            {
                private readonly double _field = Models.Score(1);

                public double Property { get; } = Models.Score(2);

                public double Sum() => _field + Property;
            }

            public static class Program
            {
                public static double Run()
                {
                    return Local() + Iterator().Single() + Async().GetAwaiter().GetResult() + new Caller().Sum() + Generic("");

                    static double Local() => Models.Score(3);
                }

                private static IEnumerable<double> Iterator() { yield return Models.Score(4); }

                private static async Task<double> Async() { await Task.CompletedTask; return Models.Score(5); }

                private static double Generic<T>(T unused) => Models.Score(6);
            }
            """);

        program.Run<double>().ShouldBe(1 + 4 + 9 + 16 + 25 + 36);

        program.Observations.Select(observation => observation["x"]).ShouldBe([3, 4, 5, 1, 2, 6]);
    }

    [Fact]
    public void Overloads_are_told_apart()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static double Run() => new RentalModel().Predict(3) + new RentalModel().Predict(3.0);
            }
            """);

        program.Run<double>().ShouldBe(1);

        program.Observations.Select(observation => (observation.Source.Schema.Method, observation["prediction"])).ShouldBe(
            [("RentalModel.Predict(int)", -3), ("RentalModel.Predict(double)", 4)]);
    }

    [Fact]
    public void A_call_bound_to_a_marked_override_is_captured_once_as_the_override()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static double Run() => new SpecialModel().Predict(3.0);
            }
            """);

        program.Run<double>().ShouldBe(104);

        program.Observation.Source.Schema.Name.ShouldEndWith("/override");
    }

    [Fact]
    public void A_recursive_model_is_captured_at_every_depth_innermost_first()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static double Run() => new RentalModel().Factorial(4);
            }
            """);

        program.Run<double>().ShouldBe(24);

        program.Observations.Select(observation => (observation["n"], observation["prediction"]))
            .ShouldBe([(0, 1), (1, 1), (2, 2), (3, 6), (4, 24)]);
    }

    [Fact]
    public void A_call_in_an_expression_tree_stays_the_users_method()
    {
        using var program = LoadedProgram.Load(Models + """
            public static class Program
            {
                public static string Run()
                {
                    System.Linq.Expressions.Expression<Func<double, double>> lambda = x => Models.Score(x);
                    var query = from x in new[] { 1.0 }.AsQueryable() select Models.Score(x);
                    return $"{lambda.Body} {query.Single()} {((System.Linq.Expressions.MethodCallExpression)lambda.Body).Method.DeclaringType}";
                }
            }
            """);

        program.Run<string>().ShouldBe("Score(x) 1 Models");

        program.Observations.ShouldBeEmpty();
    }

    [Fact]
    public void A_call_on_a_type_parameter_keeps_the_changes_of_a_struct()
    {
        using var program = LoadedProgram.Load(Models + """
            public struct Counting : IModel
            {
                public int Calls;

                public double Predict(double x) => ++Calls;
            }

            public static class Program
            {
                public static double Run() => Twice(new Counting());

                private static double Twice<T>(T model) where T : IModel => model.Predict(0) + model.Predict(0);
            }
            """);

        program.Run<double>().ShouldBe(3);

        program.Observations.ShouldBeEmpty();
    }
}
