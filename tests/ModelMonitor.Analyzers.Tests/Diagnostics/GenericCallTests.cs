using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Calls of generic methods that are not captured, or not whole: what names them.</summary>
public sealed class GenericCallTests
{
    private const string Models = """
        public class Model<T>
        {
            [Monitored("type")]
            public virtual double Predict(double x, T y) => x;

            [Monitored("result")]
            public T? Result(double x) => default;

            [Monitored("method")]
            public static double Score<U>(double x, [NotFeature] U y) => x;

            public double Inside(T y) => Score(1, 2);
        }

        public sealed record Input(double Temp, object Items, int[] Lags);


        """;

    [Theory]
    [InlineData("static double G<T>(Model<T> model, T x) => model.Predict(1, x);", "MMON2008: model.Predict(1, x)")]
    [InlineData("static double G<T>(T x) => Model<int>.Score(1, x);", "MMON2008: Model<int>.Score(1, x)")]
    [InlineData("static double G<T>(List<T[]> x) => Model<int>.Score(1, x);", "MMON2008: Model<int>.Score(1, x)")]
    [InlineData("Model<int>.Score(1, new { A = 2 });", "MMON2008: Model<int>.Score(1, new { A = 2 })")]
    [InlineData("Model<int>.Score(1, new Hidden());", "MMON2008: Model<int>.Score(1, new Hidden())")]
    [InlineData("Model<int>.Score(1, new Hidden.Nested[0]);", "MMON2008: Model<int>.Score(1, new Hidden.Nested[0])")]
    [InlineData("Func<double, int, double> f = Model<string>.Score<int>;", "MMON2001: Model<string>.Score<int>")]
    [InlineData("System.Linq.Expressions.Expression<Func<double>> e = () => Model<int>.Score(1, 2);", "MMON2003: Model<int>.Score(1, 2)")]
    [InlineData("new Model<object>().Predict(1, 2);", "MMON1006: new Model<object>().Predict(1, 2)")]
    [InlineData("new Model<Input>().Predict(1, null!);", "MMON1006: object Items")]
    [InlineData("new Model<object>().Result(1);", "MMON1003: new Model<object>().Result(1)")]
    [InlineData("new Model<int>().Predict(1, 2); new Model<float>().Predict(1, 2);", "MMON1002: new Model<float>().Predict(1, 2)")]
    [InlineData("new Model<int>().Predict(1, 2); new Model<float>().Result(1); Model<int>.Score(1, 2); Model<int>.Score(1, 3.0);", null)]
    public async Task A_call_of_a_generic_method_is_captured_or_named(string statement, string? finding)
    {
        var findings = await AnalyzerRun.Findings(Models + $$"""
            #pragma warning disable CS0219, CS8321
            public static class Program
            {
                private sealed class Hidden { public struct Nested; }

                public static void Run()
                {
                    {{statement}}
                }
            }
            """);

        // A type parameter stands around the call in the model itself.
        string[] inside = ["MMON2008: Score(1, 2)"];
        findings.ShouldBe(finding is null ? inside : [finding.Replace("object Items", "new Model<Input>().Predict(1, null!)"), .. inside], ignoreOrder: true);
    }

    [Fact]
    public async Task The_messages_name_the_construction()
    {
        var diagnostics = await AnalyzerRun.Diagnostics(new UserProject("""
            public sealed class Model<T>
            {
                [Monitored("m")]
                public T Predict(T x) => x;
            }

            public static class Program
            {
                public static void Run<T>(Model<T> model, T x)
                {
                    model.Predict(x);
                    new Model<object>().Predict(x!);
                    new Model<int>().Predict(1);
                    new Model<double>().Predict(1);
                }
            }
            """));

        diagnostics.Select(diagnostic => diagnostic.GetMessage(null)).ShouldBe([
            "'Model<int>.Predict(int)' and 'Model<double>.Predict(double)' both declare version '1' of model 'm', and only the first that registers is monitored; give one of them another name or version",
            "The result 'object' of 'Model<object>.Predict(object)' is not understood; return or give out a number, bool, enum, string or char, a type with a PredictedLabel, Score or Probability, an array or list of them, or a Task, ValueTask or IAsyncEnumerable",
            "'Model<object>.Predict(object)' has no features, so only its predictions are monitored; take the features as parameters, or as public properties of a parameter",
            "'x' of type 'object' is not captured; a feature is a number, bool, enum, string, char, date or time, a vector of numbers, or a property of a parameter nested at most once; mark others [NotFeature]",
            "The call of 'Model<T>.Predict(T)' is not captured, since a type argument is a type parameter, anonymous or inaccessible; call it where its types are known and accessible"]);
    }
}
