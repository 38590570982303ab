using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Fallback;

/// <summary>MMON1021 and MMON1022: fallbacks that cannot stand in, and policies that nothing follows from.</summary>
public sealed class FallbackRuleTests
{
    [Theory]
    [InlineData("", "is no method of 'M'; declare it there")]
    [InlineData("public double Other => 1;", "is no method of 'M'; declare it there")]
    [InlineData("public double Other(int x) => 1;", "has another signature; give it the same parameters and the same result")]
    [InlineData("public double Other(in double x) => 1;", "has another signature; give it the same parameters and the same result")]
    [InlineData("public double Other(double x, int y = 0) => 1;", "has another signature; give it the same parameters and the same result")]
    [InlineData("public float Other(double x) => 1;", "has another signature; give it the same parameters and the same result")]
    [InlineData("public double Other<T>(double x) => 1;", "is generic; declare one that is not")]
    [InlineData("private double Other(double x) => 1;", "is not accessible wherever the model is called; make it as accessible as the model, or the model partial")]
    [InlineData("internal double Other(double x) => 1;", "is not accessible wherever the model is called; make it as accessible as the model, or the model partial")]
    [InlineData("[Monitored(\"other\")] public double Other(double x) => 1;",
        "is monitored itself, and its answers are recorded with the model; mark only one of them")]
    public async Task A_fallback_that_cannot_stand_in(string fallback, string reason)
    {
        var finding = (await AnalyzerRun.Diagnostics(new($$"""
            public sealed class M
            {
                [Monitored("m", Fallback = "Other")] public double Predict(double x) => 1;

                {{fallback}}
            }
            """))).ShouldHaveSingleItem();

        finding.Id.ShouldBe("MMON1021");
        finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan).ShouldBe("Monitored(\"m\", Fallback = \"Other\")");
        finding.GetMessage(null).ShouldBe($"The fallback 'Other' of 'M.Predict(double)' {reason}");
    }

    [Theory]
    [InlineData("[Monitored(\"m\", Fallback = \"Predict\")] public double Predict(double x) => 1;", "is the model itself; name another method")]
    [InlineData("[Monitored(\"m\", Fallback = \"PredictCore\")] public partial double Predict(double x); private double PredictCore(double x) => 1;",
        "is the model itself; name another method")]
    [InlineData("[Monitored(\"m\", Fallback = \"Other\")] public static double Predict(double x) => 1; public double Other(double x) => 1;",
        "needs an instance, and the model is static; make it static")]
    [InlineData("[Monitored(\"m\", Fallback = \"Other\")] public double Predict<T>(double x) => 1; public double Other<T>(double x) => 1;",
        "would need the type parameters of the model; move them to the type, or mark a method without them that calls the model")]
    public async Task A_fallback_that_is_the_model_or_needs_what_it_has_not(string members, string reason) =>
        (await AnalyzerRun.Diagnostics(new($"public sealed partial class M {{ {members} }}")))
            .Where(finding => finding.Id == "MMON1021").ShouldHaveSingleItem().GetMessage(null).ShouldEndWith(reason);

    [Theory]
    [InlineData("public sealed class M { [Monitored(\"m\", Fallback = nameof(Other))] public double Predict(double x) => 1; public static double Other(double x) => 1; }")]
    [InlineData("public sealed class M { [Monitored(\"m\", Fallback = nameof(Other))] internal double Predict(double x) => 1; internal double Other(double x) => 1; }")]
    [InlineData("internal sealed class M { [Monitored(\"m\", Fallback = nameof(Other))] public double Predict(double x) => 1; internal double Other(double x) => 1; }")]
    [InlineData("""
        public sealed partial class M
        {
            [Monitored("m", Fallback = nameof(Other))] public partial double Predict(double x);

            private double PredictCore(double x) => 1;

            private static double Other(double x) => 1;
        }
        """)]
    public async Task A_fallback_that_can(string source) => (await AnalyzerRun.Findings(source)).ShouldBeEmpty();

    [Theory]
    [InlineData("Flag", "", "double x", "no feature has a rule that is checked; put [Range] or another DataAnnotation on one")]
    [InlineData("Throw", "", "double x", "no feature has a rule that is checked; put [Range] or another DataAnnotation on one")]
    [InlineData("Fallback", ", Fallback = nameof(Other)", "double x", "no feature has a rule that is checked; put [Range] or another DataAnnotation on one")]
    [InlineData("Fallback", "", "[Range(0, 1)] double x", "there is no Fallback; name a method of the same signature")]
    public async Task A_policy_that_nothing_follows_from(string policy, string fallback, string parameter, string reason)
    {
        var finding = (await AnalyzerRun.Diagnostics(new($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class M
            {
                [Monitored("m", Violations = ViolationPolicy.{{policy}}{{fallback}})] public double Predict({{parameter}}) => 1;

                public double Other(double x) => 1;
            }
            """))).ShouldHaveSingleItem();

        finding.Id.ShouldBe("MMON1022");
        finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan).ShouldStartWith("Monitored(\"m\", Violations");
        finding.GetMessage(null).ShouldBe($"Violations = ViolationPolicy.{policy} of 'M.Predict(double)' has no effect: {reason}");
    }

    [Theory]
    [InlineData("Count")]
    [InlineData("Flag")]
    [InlineData("Throw")]
    public async Task A_policy_with_a_rule(string policy) =>
        (await AnalyzerRun.Findings($$"""
            using System.ComponentModel.DataAnnotations;

            public sealed class M
            {
                [Monitored("m", Violations = ViolationPolicy.{{policy}})] public double Predict([Range(0, 1)] double x) => 1;
            }
            """)).ShouldBeEmpty();
}
