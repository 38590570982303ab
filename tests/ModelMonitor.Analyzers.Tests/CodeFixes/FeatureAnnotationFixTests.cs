using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Features;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON1006, MMON1009, MMON1011: attributes put on, replaced and taken away.</summary>
public sealed class FeatureAnnotationFixTests
{
    private const string LeaveOut = "Leave it out: [NotFeature]";

    private static string Model(string parameters) => $$"""
        public class Model
        {
            [Monitored("demand")]
            public double Predict({{parameters}}) => 0;
        }
        """;

    [Theory]
    [InlineData("double x, Exception fault", "double x, [NotFeature] Exception fault")]
    [InlineData("double x, /* why */ Exception fault", "double x, /* why */ [NotFeature] Exception fault")]
    [InlineData("double x, [Sensitive] Exception fault", "double x, [Sensitive][NotFeature] Exception fault")]
    [InlineData("double x,\n        [Sensitive]\n        Exception fault", "double x,\n        [Sensitive]\n        [NotFeature]\n        Exception fault")]
    [InlineData("double x, [Feature(Name = \"y\")] Guid fault", "double x, [NotFeature] Guid fault")]
    [InlineData("double x, params Exception[] faults", "double x, [NotFeature] params Exception[] faults")]
    public async Task A_parameter_that_cannot_be_captured_is_left_out(string parameters, string result) =>
        (await CodeFixRun.Fix(Model(parameters), new FeatureAnnotationFix(), "MMON1006", LeaveOut)).ShouldBe(Model(result));

    [Theory]
    [InlineData(
        "public Exception? Fault { get; set; }",
        "[NotFeature]\n    public Exception? Fault { get; set; }")]
    [InlineData(
        "/// <summary>What went wrong.</summary>\n    public Exception? Fault { get; set; } // or null",
        "/// <summary>What went wrong.</summary>\n    [NotFeature]\n    public Exception? Fault { get; set; } // or null")]
    [InlineData(
        "[Obsolete] // soon\n    public Exception? Fault;",
        "[Obsolete] // soon\n    [NotFeature]\n    public Exception? Fault;")]
    [InlineData(
        "[Sensitive] public Exception? Fault;",
        "[Sensitive][NotFeature] public Exception? Fault;")]
    public async Task A_property_or_field_that_cannot_be_captured_is_left_out(string member, string result)
    {
        var source = $$"""
            public class Hour
            {
                public double X { get; set; }

                {{member}}
            }

            {{Model("Hour hour")}}
            """;

        (await CodeFixRun.Fix(source, new FeatureAnnotationFix(), "MMON1006", LeaveOut)).ShouldBe(source.Replace(member, result));
    }

    [Fact]
    public async Task A_using_is_added_where_it_is_missing() =>
        (await CodeFixRun.Fix(new UserProject("""
            namespace Rental;

            public record Hour(double X, System.Exception Fault);

            public class Model
            {
                [ModelMonitor.Monitored("demand")]
                public double Predict(Hour hour) => 0;
            }
            """) { Usings = "" }, new FeatureAnnotationFix(), "MMON1006", LeaveOut)).Sources.ShouldBe(["""
            using ModelMonitor;

            namespace Rental;

            public record Hour(double X, [NotFeature] System.Exception Fault);

            public class Model
            {
                [ModelMonitor.Monitored("demand")]
                public double Predict(Hour hour) => 0;
            }
            """]);
}
