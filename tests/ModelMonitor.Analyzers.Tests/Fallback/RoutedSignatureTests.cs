using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Capture;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>Fallbacks of every kind of method; what the shadow does to its arguments stays in the shadow.</summary>
public sealed class RoutedSignatureTests
{
    private const string Shadowing = """
        using ModelMonitor.Capture;

        public static class Breaker
        {
            public static void HalfOpen(string suffix = "")
            {
                ModelBreaker.Of(Test.Model + suffix).Trip("test");
                ModelBreaker.Of(Test.Model + suffix).HalfOpen(1);
            }
        }


        """;

    private static readonly RecordKind[] Shadowed = [RecordKind.Fallback, RecordKind.Shadow];

    [Fact]
    public void What_the_shadow_writes_by_reference_is_not_seen()
    {
        using var program = LoadedProgram.Load(Shadowing + """
            public readonly record struct Point(double A, double B);

            public sealed class M
            {
                [Monitored(Test.Model, Fallback = nameof(Other))]
                public double Predict(ref double x, in Point point, ref readonly int size, out string name, [NotFeature] ref Span<int> rest, double @out)
                {
                    x += 100;
                    name = "model";
                    rest = [];
                    return x;
                }

                public double Other(ref double x, in Point point, ref readonly int size, out string name, ref Span<int> rest, double @out)
                {
                    x += 1;
                    name = "fallback";
                    return -x;
                }
            }

            public static class Program
            {
                public static string Run()
                {
                    Breaker.HalfOpen();
                    var x = 5d;
                    var size = 3;
                    Span<int> rest = [1, 2];
                    var answer = new M().Predict(ref x, new(1, 2), in size, out var name, ref rest, 1);
                    return $"{answer} {x} {name} {rest.Length}";
                }
            }
            """);

        program.Run<string>().ShouldBe("-6 6 fallback 2");

        var rows = program.Observations;
        rows.Select(row => (row.Kind, row["x"], row["prediction"])).ShouldBe([(RecordKind.Fallback, 5, -6), (RecordKind.Shadow, 5, 105)]);
    }

    [Fact]
    public void What_the_shadow_does_to_a_struct_is_not_seen()
    {
        using var program = LoadedProgram.Load(Shadowing + """
            public struct Counting
            {
                public int Runs;

                [Monitored(Test.Model, Fallback = nameof(Other))] public double Predict(double x) => Runs += 100;

                public double Other(double x) => ++Runs;
            }

            public static class Program
            {
                public static string Run()
                {
                    Breaker.HalfOpen();
                    var counting = new Counting();
                    return $"{counting.Predict(1)} {counting.Predict(1)} {counting.Runs}";
                }
            }
            """);

        program.Run<string>().ShouldBe("1 2 2");

        program.Observations.Select(row => row["prediction"]).ShouldBe([1, 100, 2, 101]);
    }

    [Theory]
    [InlineData("public readonly struct M { [Monitored(Test.Model, Fallback = nameof(Other))] public double Predict(double x) => x; public double Other(double x) => -x; }", "new M().Predict(3)")]
    [InlineData("public static class M { [Monitored(Test.Model, Fallback = nameof(Other))] public static double Predict(double x) => x; public static double Other(double x) => -x; }", "M.Predict(3)")]
    [InlineData("public sealed class M { [Monitored(Test.Model, Fallback = nameof(Other))] public double Predict(double x) => x; public static double Other(double x) => -x; }", "new M().Predict(3)")]
    [InlineData("public static class M { [Monitored(Test.Model, Fallback = nameof(Other))] public static double Predict(this string s, double x) => x; public static double Other(this string s, double x) => -x; }", "\"a\".Predict(3)")]
    [InlineData("""
        public interface IModel { [Monitored(Test.Model, Fallback = nameof(Other))] double Predict(double x); double Other(double x) => -x; }
        public sealed class M : IModel { public double Predict(double x) => x; }
        """, "((IModel)new M()).Predict(3)")]
    [InlineData("""
        public sealed partial class M
        {
            [Monitored(Test.Model, Fallback = nameof(Other))] public partial double Predict(double x);
            private double PredictCore(double x) => x;
            private static double Other(double x) => -x;
        }
        """, "new M().Predict(3)")]
    [InlineData("public sealed class M { [Monitored(Test.Model, Fallback = nameof(Other))] public double Predict(int x) => x; public double Other(int x) => -x; public double Other(string x) => 0; }", "new M().Predict(3)")]
    [InlineData("public sealed class M { [Monitored(Test.Model, Fallback = \"event\")] public double Predict(double __row) => __row; public double @event(double Answer) => -Answer; }", "new M().Predict(3)")]
    [InlineData("public sealed class M { [Monitored(Test.Model, Fallback = nameof(Other)), Obsolete] public double Predict(double x) => x; [Obsolete] public double Other(double x) => -x; }",
        "\n#pragma warning disable CS0612\nnew M().Predict(3)\n#pragma warning restore CS0612\n")]
    public void Every_kind_of_method_has_a_fallback(string model, string call)
    {
        using var program = LoadedProgram.Load(Shadowing + model + $$"""

            public static class Program
            {
                public static double Run()
                {
                    Breaker.HalfOpen();
                    return {{call}};
                }
            }
            """);

        program.Run<double>().ShouldBe(-3);

        program.Observations.Select(row => row.Kind).ShouldBe(Shadowed);
        program.Observations.Select(row => row["prediction"]).ShouldBe([-3, 3]);
    }

    [Fact]
    public void Out_parameters_that_are_the_prediction_come_from_the_fallback()
    {
        using var program = LoadedProgram.Load(Shadowing + """
            public sealed class M
            {
                [Monitored(Test.Model, Fallback = nameof(Other))]
                public void Predict(double x, out double score) => score = x;

                public void Other(double x, out double score) => score = -x;

                [Monitored(Test.Model + "/try", Fallback = nameof(TryOther))]
                public bool TryPredict(double x, ReadOnlySpan<int> ids, out double score)
                {
                    score = x;
                    return false;
                }

                public bool TryOther(double x, scoped ReadOnlySpan<int> ids, out double score)
                {
                    score = -x;
                    return true;
                }
            }

            public static class Program
            {
                public static string Run()
                {
                    Breaker.HalfOpen();
                    Breaker.HalfOpen("/try");
                    new M().Predict(3, out var first);
                    var found = new M().TryPredict(4, [1], out var second);
                    return $"{first} {found} {second}";
                }
            }
            """);

        program.Run<string>().ShouldBe("-3 True -4");

        program.Observations.Select(row => row["prediction"]).ShouldBe([-3, 3, -4, double.NaN]);
    }

    [Fact]
    public void A_closed_generic_type_has_its_fallback()
    {
        using var program = LoadedProgram.Load(Shadowing + """
            public sealed class M<T>
            {
                [Monitored(Test.Model, Fallback = nameof(Other))] public double Predict(T x) => 1;

                public static double Other(T x) => -1;
            }

            public static class Program
            {
                public static double Run()
                {
                    Breaker.HalfOpen();
                    return new M<int>().Predict(3);
                }
            }
            """);

        program.Run<double>().ShouldBe(-1);

        program.Observations.Select(row => row.Kind).ShouldBe(Shadowed);
    }

    [Fact]
    public void A_model_of_another_assembly_has_its_fallback()
    {
        using var program = LoadedProgram.Load("""
            using ModelMonitor.Capture;

            public static class Program
            {
                public static string Run()
                {
                    ModelBreaker.Of(Test.Model).Trip("test");
                    try
                    {
                        return $"{new M().Predict(3)} {new M().Predict(6)}";
                    }
                    catch (System.ComponentModel.DataAnnotations.ValidationException)
                    {
                        return "refused";
                    }
                }
            }
            """, """
            using System.ComponentModel.DataAnnotations;

            public sealed class M
            {
                [Monitored(Test.Model, Fallback = nameof(Other), Violations = ViolationPolicy.Throw)]
                public double Predict([Range(0, 5)] double x) => x;

                public static double Other(double x) => -x;
            }
            """);

        program.Run<string>().ShouldBe("refused");

        program.Observations.Select(row => row.Kind).ShouldBe([RecordKind.Fallback, RecordKind.Refused]);
    }
}
