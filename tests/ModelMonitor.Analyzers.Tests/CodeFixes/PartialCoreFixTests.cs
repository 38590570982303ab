using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Methods;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON1015, MMON1018, MMON2001: a method is made partial around its core, and captured however it is called.</summary>
public sealed class PartialCoreFixTests
{
    private const string Title = "Make 'Predict' partial around 'PredictCore'";

    [Theory]
    [InlineData(
        "private double Predict(double x) => x; // linear",
        "private partial double Predict(double x);\n\n    private double PredictCore(double x) => x; // linear")]
    [InlineData(
        "double Predict(double x)\n    {\n        // The line of best fit.\n        return x;\n    }",
        "private partial double Predict(double x);\n\n    private double PredictCore(double x)\n    {\n        // The line of best fit.\n        return x;\n    }")]
    [InlineData(
        "protected virtual double Predict([Sensitive] double x, int y = 3, params double[] rest) => x + y;",
        "protected virtual partial double Predict([Sensitive] double x, int y = 3, params double[] rest);\n\n    private double PredictCore(double x, int y, double[] rest) => x + y;")]
    [InlineData(
        "private static async Task<double> Predict(\n        double x,\n        CancellationToken cancellation = default)\n        => await Task.FromResult(x);",
        "private static partial Task<double> Predict(\n        double x,\n        CancellationToken cancellation = default);\n\n    private static async Task<double> PredictCore(\n        double x,\n        CancellationToken cancellation)\n        => await Task.FromResult(x);")]
    [InlineData(
        "async private Task<double> Predict(double x) { await Task.Yield(); return x; }",
        "private partial Task<double> Predict(double x);\n\n    private async Task<double> PredictCore(double x) { await Task.Yield(); return x; }")]
    [InlineData(
        "private bool Predict(string x, out double y) { y = 1; return true; }",
        "private partial bool Predict(string x, out double y);\n\n    private bool PredictCore(string x, out double y) { y = 1; return true; }")]
    public async Task A_method_that_generated_code_cannot_call_is_split(string method, string result)
    {
        var source = $$"""
            public class Model
            {
                /// <summary>Predicts.</summary>
                [Monitored("demand")]
                [Obsolete]
                {{method}}

                public override string ToString() => "";
            }
            """;

        (await CodeFixRun.Fix(source, new PartialCoreFix(), "MMON1015", Title))
            .ShouldBe(source.Replace(method, result, StringComparison.Ordinal).Replace("public class", "public partial class", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_types_around_it_become_partial() =>
        (await CodeFixRun.Fix("""
            namespace Rental;

            // Everything about rentals.
            static class Rentals
            {
                [Serializable]
                public partial record Fleet
                {
                    private readonly record struct Model(double Slope) { [Monitored("demand")] private readonly double Predict(Hour hour) => Slope * hour.X; private record Hour(double X); }
                }
            }
            """, new PartialCoreFix(), "MMON1015")).ShouldBe("""
            namespace Rental;

            // Everything about rentals.
            static partial class Rentals
            {
                [Serializable]
                public partial record Fleet
                {
                    private readonly partial record struct Model(double Slope) { [Monitored("demand")] private readonly partial double Predict(Hour hour); private readonly double PredictCore(Hour hour) => Slope * hour.X; private record Hour(double X); }
                }
            }
            """);

    [Fact]
    public async Task An_implementation_that_others_call_by_the_interface_is_split() =>
        (await CodeFixRun.Fix("""
            public interface IModel { double Predict(double x); }

            internal sealed class Model : IModel
            {
                [Monitored("demand", Fallback = nameof(ByRule))]
                public double Predict(double x) => x;

                internal double ByRule(double x) => 0;
            }
            """, new PartialCoreFix(), "MMON1018", Title)).ShouldBe("""
            public interface IModel { double Predict(double x); }

            internal sealed partial class Model : IModel
            {
                [Monitored("demand", Fallback = nameof(ByRule))]
                public partial double Predict(double x);

                private double PredictCore(double x) => x;

                internal double ByRule(double x) => 0;
            }
            """);

    [Fact]
    public async Task A_method_that_is_made_a_delegate_is_split_where_it_is_declared_and_then_captured()
    {
        const string Program = """
            public static class Program
            {
                public static double[] Run() => [.. new[] { 1.0, 2.0 }.Select(new Model().Predict)];
            }
            """;
        var project = new UserProject(Program, """
            public sealed class Model
            {
                [Monitored(Test.Model)]
                public double Predict(double x) => 3 * x;
            }
            """, "public static class Test { public const string Model = \"delegates made partial\"; }");

        var changed = await CodeFixRun.Fix(project, new PartialCoreFix(), "MMON2001", Title);

        changed.Sources.ShouldBe([Program, """
            public sealed partial class Model
            {
                [Monitored(Test.Model)]
                public partial double Predict(double x);

                private double PredictCore(double x) => 3 * x;
            }
            """, project.Sources[2]]);
        using var program = LoadedProgram.Load(string.Join("\n", changed.Sources.Take(2)));
        program.Run<double[]>().ShouldBe([3, 6]);
        program.Observations.Select(observation => observation.Row).ShouldBe([[1, 3], [2, 6]]);
    }

    [Fact]
    public async Task Two_delegates_of_a_method_split_it_once() =>
        (await CodeFixRun.FixAll("""
            public class Model
            {
                [Monitored("demand")]
                public double Predict(double x) => x;

                public Func<double, double> First() => Predict;

                public Func<double, double> Second() => Predict;
            }
            """, new PartialCoreFix(), "MMON2001", Title)).ShouldBe("""
            public partial class Model
            {
                [Monitored("demand")]
                public partial double Predict(double x);

                private double PredictCore(double x) => x;

                public Func<double, double> First() => Predict;

                public Func<double, double> Second() => Predict;
            }
            """);

    [Theory]
    [InlineData("MMON1015", "file class Model { [Monitored(\"m\")] internal double Predict(double x) => x; }")]
    [InlineData("MMON1015", "public class Model { [Monitored(\"m\")] private double Predict(double x) => x; private int PredictCore => 0; }")]
    [InlineData("MMON1015", "public abstract class Model { [Monitored(\"m\")] protected abstract double Predict(double x); }")]
    [InlineData("MMON1018", "public interface IModel { double Predict(double x); } class Model : IModel { [Monitored(\"m\")] public double Predict(double x) => x; private void PredictCore(double x) { } }")]
    [InlineData("MMON2001", "public class Model { [Monitored(\"m\")] public double Predict<T>(T x) => 1; public Func<int, double> Call() => Predict; }")]
    [InlineData("MMON2001", "public interface IModel { [Monitored(\"m\")] double Predict(double x) => x; Func<double, double> Call() => Predict; }")]
    public async Task A_method_that_cannot_be_partial_stays_whole(string id, string source) =>
        (await CodeFixRun.Titles(source, new PartialCoreFix(), id)).ShouldBeEmpty();

    [Fact]
    public async Task A_stream_that_reads_the_token_of_its_enumerator_stays_whole() =>
        (await CodeFixRun.Titles("""
            using System.Runtime.CompilerServices;

            public class Model
            {
                [Monitored("m")]
                private async IAsyncEnumerable<double> Predict(double x, [EnumeratorCancellation] CancellationToken cancellation)
                {
                    await Task.Delay(1, cancellation);
                    yield return x;
                }
            }
            """, new PartialCoreFix(), "MMON1015")).ShouldBeEmpty();
}
