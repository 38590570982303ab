using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Schema;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Predictions that a method gives out instead of returning them.</summary>
public sealed class OutResultTests
{
    [Fact]
    public void The_out_parameter_of_a_void_method_is_the_prediction()
    {
        using var program = LoadedProgram.Load("""
            public sealed record Forecast(bool PredictedLabel, float Probability);

            public partial struct RentalModel
            {
                [Monitored(Test.Model)]
                public void Predict(in double x, ref double y, out double result)
                {
                    result = x + y;
                    y = 30;
                }

                [Monitored(Test.Model + "/object")]
                public static void Classify(double x, out Forecast? forecast) => forecast = x > 0 ? new(true, 0.75f) : null;

                [Monitored(Test.Model + "/partial")]
                public partial void Score(double x, out int __result);

                private void ScoreCore(double x, out int result) => result = (int)x;
            }

            public static class Program
            {
                public static double Run()
                {
                    var model = new RentalModel();
                    double x = 1, y = 2;
                    model.Predict(in x, ref y, out var result);
                    RentalModel.Classify(4, out _);
                    RentalModel.Classify(-4, out _);
                    model.Score(5, out var score);
                    return result + y + score;
                }
            }
            """);

        program.Run<double>().ShouldBe(3 + 30 + 5);

        program.Observations.Select(observation => observation.Row).ShouldBe(
            [[1, 2, 3], [4, 1, 0.75], [-4, double.NaN, double.NaN], [5, 5]]);
        program.Observations[0].Source.Schema.Columns.Select(column => column.Name).ShouldBe(["x", "y", "prediction"]);
    }

    [Fact]
    public void Several_are_label_and_score_by_name_or_attribute()
    {
        using var program = LoadedProgram.Load("""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static void Predict(double x, out string predictedLabel, out float score, out int Item1)
                {
                    predictedLabel = "many";
                    score = 0.5f;
                    Item1 = 3;
                }

                [Monitored(Test.Model + "/attributes")]
                public static bool TryPredict(double x, [Score] out double rate, [PredictedLabel] out bool isLate, [NotFeature] out string error)
                {
                    (rate, isLate, error) = (0.25, true, "");
                    return x > 0;
                }
            }

            public static class Program
            {
                public static void Run()
                {
                    Model.Predict(1, out _, out _, out _);
                    Model.TryPredict(2, out _, out _, out _);
                    Model.TryPredict(-2, out _, out _, out _);
                }
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe(
            [[1, 0, 0.5], [2, 1, 0.25], [-2, double.NaN, double.NaN]]);
        program.Observations[0].Text("prediction").ShouldBe("many");
        program.Observations[1].Source.Schema.Task.ShouldBe(PredictionTask.Binary);
    }

    [Theory]
    [InlineData("double", "4", 4)]
    [InlineData("double?", "4", 4)]
    [InlineData("string", "\"a\"", 0)]
    [InlineData("DayOfWeek", "DayOfWeek.Friday", 5)]
    public void What_a_Try_method_gives_out_is_missing_where_it_returns_false(string type, string value, double expected)
    {
        using var program = LoadedProgram.Load($$"""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static bool TryPredict(double x, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {{type}} result)
                {
                    result = {{value}};
                    return x > 0;
                }
            }

            public static class Program
            {
                public static bool Run() => Model.TryPredict(1, out _) && Model.TryPredict(-1, out _);
            }
            """);

        program.Run<bool>().ShouldBeFalse();

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, expected], [-1, double.NaN]]);
        program.Observations[0].Source.Schema.Columns[1].ShouldSatisfyAllConditions(
            column => column.Role.ShouldBe(ColumnRole.Prediction),
            column => column.Nullable.ShouldBeTrue());
    }

    [Fact]
    public void A_method_that_returns_its_prediction_keeps_it_beside_out_parameters()
    {
        using var program = LoadedProgram.Load("""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static double Predict(double x, out double other)
                {
                    other = 8;
                    return 7;
                }

                [Monitored(Test.Model + "/bool")]
                public static bool Tryout(double x, out double other)
                {
                    other = 8;
                    return true;
                }

                [Monitored(Test.Model + "/marked")]
                public static bool TryPredict(double x, [NotFeature] out double other)
                {
                    other = 8;
                    return true;
                }
            }

            public static class Program
            {
                public static void Run()
                {
                    Model.Predict(1, out _);
                    Model.Tryout(2, out _);
                    Model.TryPredict(3, out _);
                }
            }
            """);

        program.Run();

        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 7], [2, 1], [3, 1]]);
    }

    [Fact]
    public void An_exception_passes_and_is_recorded()
    {
        using var program = LoadedProgram.Load("""
            public static class Model
            {
                [Monitored(Test.Model)]
                public static void Predict(double x, out double result) => throw new InvalidOperationException("as it was");
            }

            public static class Program
            {
                public static void Run() => Model.Predict(1, out _);
            }
            """);

        Should.Throw<InvalidOperationException>(() => program.Run()).Message.ShouldBe("as it was");

        program.Observation.IsError.ShouldBeTrue();
    }
}
