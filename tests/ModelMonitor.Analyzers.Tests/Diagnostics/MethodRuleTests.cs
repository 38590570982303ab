using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rules MMON1xxx, those of features apart: where they fire.</summary>
public sealed class MethodRuleTests
{
    [Theory]
    [InlineData("\"\"", "The model name of 'M.Predict(double)' is empty")]
    [InlineData("\" \"", "The model name of 'M.Predict(double)' is empty")]
    [InlineData("\"a\\u0007\"", "The model name of 'M.Predict(double)' holds the character U+0007 at position 1; control characters and lone surrogates are not allowed")]
    [InlineData("\"\\uD800\"", "The model name of 'M.Predict(double)' holds the character U+D800 at position 0; control characters and lone surrogates are not allowed")]
    [InlineData("null!", "The model name of 'M.Predict(double)' is empty")]
    [InlineData("Long", "The model name of 'M.Predict(double)' has 129 characters; at most 128 are allowed")]
    [InlineData("\"a\", Version = \"\"", "The model version of 'M.Predict(double)' is empty")]
    [InlineData("\"a\", Version = \"1\\n\"", "The model version of 'M.Predict(double)' holds the character U+000A at position 1; control characters and lone surrogates are not allowed")]
    public async Task A_name_or_version_that_cannot_be_used(string arguments, string message)
    {
        var project = new UserProject($$"""
            public sealed class M
            {
                private const string Long = "{{new string('x', 129)}}";

                [Monitored({{arguments}})]
                public double Predict(double x) => x;
            }
            """);

        (await AnalyzerRun.Findings(project)).ShouldBe([$"MMON1001: Monitored({arguments})"]);
        (await AnalyzerRun.Diagnostics(project)).Single().GetMessage(null).ShouldBe(message);
    }

    [Fact]
    public async Task Two_methods_that_declare_the_same_model() =>
        (await AnalyzerRun.Findings("""
            public sealed class M
            {
                [Monitored("first")] public double A(double x) => x;
                [Monitored("first", Version = "2")] public double B(double x) => x;
                [Monitored("second", Version = "2")] public double C(double x) => x;
                [Monitored("first", Version = "1")] public double D(double x) => x;
            }
            """)).ShouldBe(["MMON1002: Monitored(\"first\", Version = \"1\")"]);

    [Theory]
    [InlineData("void", "{ }")]
    [InlineData("object", "=> 1;")]
    [InlineData("Task", "=> Task.CompletedTask;")]
    [InlineData("double[]", "=> [];")]
    [InlineData("DateTime", "=> default;")]
    [InlineData("Guid", "=> default;")]
    [InlineData("(double, double)", "=> default;")]
    [InlineData("IEnumerable<double>", "=> [];")]
    [InlineData("Vector", "=> new();")]
    [InlineData("Task<Vector?>", "=> Task.FromResult<Vector?>(null);")]
    public async Task A_result_that_is_not_understood(string type, string body) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class Vector { public float[] Score { get; } = []; public double Other => 1; }

            public sealed class M
            {
                [Monitored("m")] public {{type}} Predict(double x) {{body}}
            }
            """)).ShouldBe(["MMON1003: Monitored(\"m\")"]);

    [Theory]
    [InlineData("double", "Multiclass")]
    [InlineData("bool", "Regression")]
    [InlineData("bool", "Multiclass")]
    [InlineData("string", "Regression")]
    [InlineData("DayOfWeek", "Regression")]
    [InlineData("(float Score, int Other)", "Multiclass")]
    [InlineData("(float PredictedLabel, float Score)", "Binary")]
    public async Task A_task_that_does_not_fit_the_result(string type, string task) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                [Monitored("m", Task = PredictionTask.{{task}})] public {{type}} Predict(double x) => default!;
            }
            """)).ShouldBe([$"MMON1004: Monitored(\"m\", Task = PredictionTask.{task})"]);

    [Theory]
    [InlineData("")]
    [InlineData("private double PredictCore(int x) => x;")]
    [InlineData("private int PredictCore(double x) => 1;")]
    [InlineData("private double PredictCore(in double x) => 1;")]
    [InlineData("private double PredictCore() => 1;")]
    [InlineData("private T PredictCore<T>(double x) => default!;")]
    public async Task A_partial_method_without_its_core(string core) =>
        (await AnalyzerRun.Findings($$"""
            public sealed partial class M
            {
                [Monitored("m")] public partial double Predict(double x);

                {{core}}
            }
            """)).ShouldBe(["MMON1013: Monitored(\"m\")"]);

    [Fact]
    public async Task A_static_partial_method_whose_core_needs_an_instance() =>
        (await AnalyzerRun.Findings("""
            public sealed partial class M
            {
                [Monitored("m")] public static partial double Predict(double x);

                private double PredictCore(double x) => x;
            }
            """)).ShouldBe(["MMON1013: Monitored(\"m\")"]);

    [Theory]
    [InlineData("public sealed partial class M { [Monitored(\"m\")] public partial double Predict<T>(double x); private double PredictCore<T>(double x) => x; }")]
    [InlineData("public sealed partial class M<T> { [Monitored(\"m\")] public partial double Predict(T x); private double PredictCore(T x) => 1; }")]
    [InlineData("public sealed partial class M<T> { [Monitored(\"m\")] public partial double Predict(double x, T[] y); private double PredictCore(double x, T[] y) => 1; }")]
    [InlineData("public sealed partial class M<T> { [Monitored(\"m\")] public partial T Predict(double x); private T PredictCore(double x) => default!; }")]
    [InlineData("public sealed partial class M<T> { public record F(T Score); [Monitored(\"m\")] public partial F Predict(double x); private F PredictCore(double x) => default!; }")]
    public async Task A_partial_method_that_depends_on_a_type_parameter(string source) =>
        (await AnalyzerRun.Findings(source)).ShouldBe(["MMON1014: Monitored(\"m\")"]);

    [Theory]
    [InlineData("public class M { [Monitored(\"m\")] private double Predict(double x) => x; }")]
    [InlineData("public class M { [Monitored(\"m\")] protected double Predict(double x) => x; }")]
    [InlineData("public class M { private class N { [Monitored(\"m\")] public double Predict(double x) => x; } }")]
    [InlineData("public class M { private class N; [Monitored(\"m\")] private double Predict([NotFeature] N n, double x) => x; }")]
    [InlineData("file class M { [Monitored(\"m\")] public double Predict(double x) => x; }")]
    [InlineData("file class M<T> { public class N { [Monitored(\"m\")] public double Predict(double x) => x; } }")]
    [InlineData("file partial class M { [Monitored(\"m\")] public partial double Predict(double x); private double PredictCore(double x) => x; }")]
    [InlineData("public class M { private class N { public interface I { [Monitored(\"m\")] double Predict(double x); } } }")]
    public async Task A_method_that_generated_code_cannot_reach(string source) =>
        (await AnalyzerRun.Findings(source)).ShouldBe(["MMON1015: Monitored(\"m\")"]);

    [Theory]
    [InlineData("public class M { public double P { [Monitored(\"m\")] get => 1; } }")]
    [InlineData("public class M { [Monitored(\"m\")] public static double operator +(M left, double x) => x; }")]
    [InlineData("public class M { public double P() { return Predict(1); [Monitored(\"m\")] double Predict(double x) => x; } }")]
    [InlineData("public class M { public Func<double, double> P = [Monitored(\"m\")] (double x) => x; }")]
    [InlineData("public interface I { [Monitored(\"m\")] static abstract double Predict(double x); }")]
    [InlineData("public interface I { [Monitored(\"m\")] static virtual double Predict(double x) => x; }")]
    [InlineData("public class M { [Monitored(\"m\")] public static implicit operator double(M x) => 1; }")]
    [InlineData("public class M { [Monitored(\"m\")] ~M() { } }")]
    [InlineData("public class M { public event Action E { [Monitored(\"m\")] add { } remove { } } }")]
    [InlineData("public interface I { double Predict(double x); } public class M : I { [Monitored(\"m\")] double I.Predict(double x) => x; }")]
    public async Task A_member_that_is_not_an_ordinary_method(string source) =>
        (await AnalyzerRun.Findings(source)).ShouldBe(["MMON1016: Monitored(\"m\")"]);

    [Theory]
    [InlineData("ref double Predict(double[] x, double y) => ref x[0];")]
    [InlineData("Span<double> Predict(double y) => default;")]
    [InlineData("ref readonly double Predict(double[] x, double y) => ref x[0];")]
    [InlineData("double Predict(double x, __arglist) => x;")]
    [InlineData("unsafe double Predict(double* x, double y) => *x;")]
    [InlineData("unsafe double* Predict(double y) => default;")]
    [InlineData("unsafe double Predict(double x, delegate*<double> y) => x;")]
    [InlineData("double Predict(double x, [System.Diagnostics.CodeAnalysis.UnscopedRef] out double y) => y = x;")]
    public async Task A_signature_that_cannot_be_repeated(string method) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                [Monitored("m")] public {{method}}
            }
            """)).ShouldContain("MMON1017: Monitored(\"m\")");

    [Theory]
    [InlineData("public interface I { double Predict(double x); } class M : I { [Monitored(\"m\")] public double Predict(double x) => x; }")]
    [InlineData("public abstract class B { public abstract double Predict(double x); } class M : B { [Monitored(\"m\")] public override double Predict(double x) => x; }")]
    [InlineData("interface I { double Predict(double x); } struct M : I { [Monitored(\"m\")] public double Predict(double x) => x; }")]
    [InlineData("interface I<T> { double Predict(T x); } class M<T> : I<T> { [Monitored(\"m\")] public double Predict([NotFeature] T x) => 1; }")]
    [InlineData("class M : IComparable<M> { [Monitored(\"m\")] public int CompareTo([NotFeature] M? other) => 1; }")]
    public async Task A_method_that_is_called_through_a_base_or_interface_where_nobody_sees_it(string source) =>
        (await AnalyzerRun.Findings(source)).ShouldContain("MMON1018: Monitored(\"m\")");

    [Theory]
    [InlineData("public interface I { double Predict(double x); } public class M : I { [Monitored(\"m\")] public double Predict(double x) => x; }")]
    [InlineData("interface I { double Predict(double x); } class M : I { [Monitored(\"m\")] public double Predict(double x) => x; }")]
    [InlineData("public abstract class B { public abstract double Predict(double x); } public class M : B { [Monitored(\"m\")] public override double Predict(double x) => x; }")]
    public async Task A_method_whose_base_or_interface_is_seen_by_nobody_else_is_fine(string source) =>
        (await AnalyzerRun.Findings(source)).ShouldBeEmpty();

    [Fact]
    public async Task In_an_application_calls_through_a_public_interface_are_all_seen() =>
        (await AnalyzerRun.Findings(new UserProject("""
            public interface I { double Predict(double x); }

            class M : I { [Monitored("m")] public double Predict(double x) => x; }

            static class P { static void Main() => ((I)new M()).Predict(1); }
            """) { OutputKind = OutputKind.ConsoleApplication })).ShouldBeEmpty();
}
