using System.Globalization;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Schema;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>Results of every shape: their columns, their values, and the task that is inferred.</summary>
public sealed class ResultTests
{
    private const string Types = """
        public enum Species { Setosa, Virginica = 2 }

        public sealed record Labelled(Species PredictedLabel);

        public sealed record Scored(string PredictedLabel, float Score);

        public record struct Likely(bool PredictedLabel, double Probability, double Score);

        public sealed class Named
        {
            [PredictedLabel]
            public int Class { get; init; }

            [Score]
            public decimal Confidence { get; init; }

            public double Score => throw new InvalidOperationException("the attribute goes first");
        }

        public sealed class ColumnNameAttribute(string name) : Attribute
        {
            public string Name { get; } = name;
        }

        public sealed class MachineLearned
        {
            [ColumnName("PredictedLabel")]
            public string Label { get; init; } = "";

            [ColumnName("Probability")]
            public float P;

            public float[] Score { get; init; } = [];
        }

        public sealed record Regressed(float Score);

        public struct Chance
        {
            public double Probability { get; init; }
        }


        """;

    [Theory]
    [InlineData("double", "1.5", "Inferred", PredictionTask.Regression, "prediction:Number", "1.5")]
    [InlineData("int?", "null", "Inferred", PredictionTask.Regression, "prediction:Number", "NaN")]
    [InlineData("decimal", "1.5m", "Regression", PredictionTask.Regression, "prediction:Number", "1.5")]
    [InlineData("float", "0.5f", "Binary", PredictionTask.Binary, "score:Number", "0.5")]
    [InlineData("int", "3", "Multiclass", PredictionTask.Multiclass, "prediction:Code", "3")]
    [InlineData("bool", "true", "Inferred", PredictionTask.Binary, "prediction:Code", "1")]
    [InlineData("bool?", "null", "Binary", PredictionTask.Binary, "prediction:Code", "NaN")]
    [InlineData("char", "'B'", "Inferred", PredictionTask.Multiclass, "prediction:Code", "66")]
    [InlineData("Species", "Species.Virginica", "Inferred", PredictionTask.Multiclass, "prediction:Code", "2")]
    [InlineData("Species", "Species.Virginica", "Binary", PredictionTask.Binary, "prediction:Code", "2")]
    [InlineData("string?", "\"a\"", "Inferred", PredictionTask.Multiclass, "prediction:Text", "0")]
    [InlineData("string?", "null", "Inferred", PredictionTask.Multiclass, "prediction:Text", "NaN")]
    [InlineData("Labelled", "new(Species.Virginica)", "Inferred", PredictionTask.Multiclass, "prediction:Code", "2")]
    [InlineData("Scored", "new(\"a\", 0.5f)", "Inferred", PredictionTask.Multiclass, "prediction:Text score:Number", "0 0.5")]
    [InlineData("Likely", "new(true, 0.75, -3)", "Inferred", PredictionTask.Binary, "prediction:Code score:Number", "1 0.75")]
    [InlineData("Likely?", "null", "Inferred", PredictionTask.Binary, "prediction:Code score:Number", "NaN NaN")]
    [InlineData("Named", "new() { Class = 4, Confidence = 0.25m }", "Inferred", PredictionTask.Multiclass, "prediction:Code score:Number", "4 0.25")]
    [InlineData("Named", "new() { Class = 4, Confidence = 0.25m }", "Regression", PredictionTask.Regression, "prediction:Number score:Number", "4 0.25")]
    [InlineData("MachineLearned", "new() { Label = \"a\", P = 0.5f }", "Inferred", PredictionTask.Binary, "prediction:Text score:Number", "0 0.5")]
    [InlineData("Regressed?", "new(2.5f)", "Inferred", PredictionTask.Regression, "prediction:Number", "2.5")]
    [InlineData("Regressed?", "null", "Inferred", PredictionTask.Regression, "prediction:Number", "NaN")]
    [InlineData("Chance", "new() { Probability = 0.1 }", "Inferred", PredictionTask.Binary, "score:Number", "0.1")]
    [InlineData("(string predictedLabel, double score)", "(\"a\", 0.5)", "Inferred", PredictionTask.Multiclass, "prediction:Text score:Number", "0 0.5")]
    [InlineData("(double Score, int Other)?", "(0.5, 1)", "Binary", PredictionTask.Binary, "score:Number", "0.5")]
    public void A_result_becomes_prediction_and_score(
        string type, string value, string task, object inferred, string columns, string expected)
    {
        using var program = LoadedProgram.Load(Types + $$"""
            public sealed class Model
            {
                [Monitored(Test.Model, Task = PredictionTask.{{task}})]
                public {{type}} Predict(double x) => {{value}};
            }

            public static class Program
            {
                public static object? Run() => new Model().Predict(1);
            }
            """);

        program.Run();

        var schema = program.Observation.Source.Schema;
        schema.Task.ShouldBe((PredictionTask)inferred);
        string.Join(" ", schema.Columns.Skip(1).Select(column => $"{column.Name}:{column.Encoding}")).ShouldBe(columns);
        schema.Columns.Skip(1).ShouldAllBe(column =>
            column.Role == (column.Name == "score" ? ColumnRole.Score : ColumnRole.Prediction));
        program.Observation.Row.Skip(1).ShouldBe(expected.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)));
    }
}
