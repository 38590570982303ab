using System.Collections.Immutable;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rules MMON3xxx: said once for a project, and only if it calls a model.</summary>
public sealed class ConfigurationAnalyzerTests
{
    private const string Model = """
        public static partial class Model
        {
            [Monitored("m")]
            public static double Predict(double x) => x;

            [Monitored("partial")]
            public static partial double Partial(double x);

            private static double PartialCore(double x) => x;
        }


        """;

    private const string Caller = Model + """
        public static class Program
        {
            public static double Run() => Model.Partial(1) + Model.Predict(1) + Model.Predict(2);
        }
        """;

    private static readonly ImmutableDictionary<string, string> SwitchedOff =
        ImmutableDictionary<string, string>.Empty.Add("ModelMonitorGenerateInterceptors", "false");

    [Fact]
    public async Task Interceptors_that_are_switched_off_are_named_with_the_calls_they_lose()
    {
        var project = new UserProject(Caller) { Properties = SwitchedOff, InterceptorsNamespaces = "" };

        (await AnalyzerRun.Findings(project)).ShouldBe(["MMON3001: Model.Predict(1)"]);
        (await AnalyzerRun.Diagnostics(project)).Single().GetMessage(null).ShouldStartWith("2 call(s) of monitored methods are not captured");
    }

    [Fact]
    public async Task A_namespace_that_is_not_opted_in_is_named() =>
        (await AnalyzerRun.Findings(new UserProject(Caller) { InterceptorsNamespaces = "Other" })).ShouldBe(["MMON3002: Model.Predict(1)"]);

    [Fact]
    public async Task A_project_that_calls_no_model_hears_nothing()
    {
        (await AnalyzerRun.Findings(new UserProject(Model) { Properties = SwitchedOff })).ShouldBeEmpty();
        (await AnalyzerRun.Findings(new UserProject(Model) { InterceptorsNamespaces = "" })).ShouldBeEmpty();
        (await AnalyzerRun.Findings(new UserProject("") { InterceptorsNamespaces = "" })).ShouldBeEmpty();
    }
}
