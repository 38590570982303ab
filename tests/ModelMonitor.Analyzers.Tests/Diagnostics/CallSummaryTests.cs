using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rule MMON2010: the summary agrees with the interceptors that the generator emits.</summary>
public sealed class CallSummaryTests
{
    private const string Models = """
        public interface IModel
        {
            [Monitored("interface")] double Predict(double x);
        }

        public class Implementation : IModel
        {
            public double Predict(double x) => x;
        }

        public class Model
        {
            [Monitored("class")] public virtual double Predict(double x) => x;
        }

        public class Override : Model
        {
            public override double Predict(double x) => base.Predict(x);
        }

        public static partial class Functions
        {
            [Monitored("static")] public static double Score(double x) => x;

            [Monitored("partial")] public static partial double Partial(double x);

            private static double PartialCore(double x) => x;
        }


        """;

    // Every reason that a call is skipped for.
    private const string Uses = Models + """
        public static class Program
        {
            public static double Captured(IModel model) => model.Predict(1) + Functions.Score(2) + Functions.Partial(3);

            public static Func<double> InLambda() => () => new Model().Predict(Functions.Score(1));

            public static Func<double, double> Group() => Functions.Score;

            public static Func<double, double> PartialGroup() => Functions.Partial;

            public static System.Linq.Expressions.Expression<Func<double>> Tree() => () => Functions.Score(1);

            public static double Open<T>(T model) where T : IModel => model.Predict(1);

            public static void Dynamic(dynamic x) => Functions.Score(x);

            public static double Unmarked() => new Implementation().Predict(1);

            public static double Unlocatable() => (new Model().Predict)(1);

            public static string Name() => nameof(Functions.Score);
        }
        """;

    [Fact]
    public async Task The_summary_agrees_with_the_interceptors_and_counts_every_reason()
    {
        var project = new UserProject(Uses);
        var interceptors = project.Generate().Source("Interceptors");
        var captured = interceptors.Split("InterceptsLocation(").Length - 2;

        captured.ShouldBe(4);
        (await AnalyzerRun.Diagnostics(project, new CallSummaryAnalyzer())).Single().GetMessage(null).ShouldBe(
            $"{captured} of 11 uses of monitored methods are captured, and 7 are not: "
            + "1 MMON2001, 1 MMON2002, 1 MMON2003, 1 MMON2004, 1 MMON2005, 1 MMON2006, 1 MMON2007; each has a diagnostic where it stands");
        (await AnalyzerRun.Findings(project)).Count(finding => finding.StartsWith("MMON2", StringComparison.Ordinal)).ShouldBe(7);
    }

    [Fact]
    public async Task It_stands_at_the_first_that_is_not_captured() =>
        (await AnalyzerRun.Findings(Uses, new CallSummaryAnalyzer())).ShouldBe(["MMON2010: base.Predict(x)"]);

    [Theory]
    [InlineData("")]
    [InlineData("public static class P { public static double Run() => Functions.Score(1) + Functions.Partial(2); }")]
    public async Task Nothing_is_said_where_all_are_captured(string use) =>
        (await AnalyzerRun.Findings("""
            public static partial class Functions
            {
                [Monitored("static")] public static double Score(double x) => x;

                [Monitored("partial")] public static partial double Partial(double x);

                private static double PartialCore(double x) => x;
            }

            """ + use, new CallSummaryAnalyzer())).ShouldBeEmpty();

    [Fact]
    public async Task Nothing_is_said_where_interceptors_are_off()
    {
        var off = ImmutableDictionary<string, string>.Empty.Add("ModelMonitorGenerateInterceptors", "false");

        (await AnalyzerRun.Findings(new UserProject(Uses) { Properties = off }, new CallSummaryAnalyzer())).ShouldBeEmpty();
        (await AnalyzerRun.Findings(new UserProject(Uses) { InterceptorsNamespaces = "Other" }, new CallSummaryAnalyzer())).ShouldBeEmpty();
    }
}
