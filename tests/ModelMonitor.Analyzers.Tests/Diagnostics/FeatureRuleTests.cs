using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rules MMON1005 to MMON1012, which concern features, columns and keys: where they fire.</summary>
public sealed class FeatureRuleTests
{
    [Theory]
    [InlineData("")]
    [InlineData("CancellationToken cancellation")]
    [InlineData("[NotFeature] double x")]
    [InlineData("Guid id")]
    [InlineData("[PredictionKey] long id")]
    public async Task A_method_without_features(string parameters) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                [Monitored("m")] public double Predict({{parameters}}) => 1;
            }
            """)).ShouldBe(["MMON1005: Monitored(\"m\")"]);

    [Theory]
    [InlineData("double[,] values", "values")]
    [InlineData("double[][] values", "values")]
    [InlineData("ReadOnlySpan<char> values", "values")]
    [InlineData("List<bool> values", "values")]
    [InlineData("ReadOnlyMemory<float>? values", "values")]
    [InlineData("object values", "values")]
    [InlineData("dynamic values", "values")]
    [InlineData("System.Text.StringBuilder values", "values")]
    [InlineData("IEnumerable<double> values", "values")]
    [InlineData("[Feature] Guid values", "values")]
    [InlineData("Input input", "Items")]
    [InlineData("Outer outer", "TooDeep")]
    public async Task A_feature_of_a_type_that_is_not_supported(string parameter, string place) =>
        (await AnalyzerRun.Findings($$"""
            public sealed record Input(double Known) { public object? Items { get; init; } }

            public sealed record Outer(Middle Middle);

            public sealed record Middle(double Known, Inner TooDeep);

            public sealed record Inner(double Unknown);

            public sealed class M
            {
                [Monitored("m")] public double Predict(double x, {{parameter}}) => 1;
            }
            """)).ShouldBe([$"MMON1006: {place}"]);

    [Theory]
    [InlineData("[Segment] double a", "a")]
    [InlineData("[Segment] int a", "a")]
    [InlineData("[Segment, Feature(Kind = FeatureKind.HourOfDay)] DateTime at", "at")]
    [InlineData("[Segment, Feature(Length = 3)] double[] a", "a")]
    [InlineData("[Segment, PredictionKey] string key", "key")]
    [InlineData("[Segment] Input input", "input")]
    [InlineData("[Segment] bool a, [Segment] string b, [Segment] char c, [Segment] DayOfWeek d, [Segment] bool fifth", "fifth")]
    [InlineData("[Segment] bool a, [Segment] string b, [Segment] char c, [Segment] DayOfWeek d", null)]
    [InlineData("[Segment, Feature(Kind = FeatureKind.Categorical)] int a", null)]
    public async Task A_feature_that_makes_no_segments(string parameters, string? place) =>
        (await AnalyzerRun.Findings($$"""
            public sealed record Input(double Known);

            public sealed class M
            {
                [Monitored("m")] public double Predict(double x, {{parameters}}) => 1;
            }
            """)).ShouldBe(place is null ? [] : [$"MMON1026: {place}"]);

    [Fact]
    public async Task A_feature_of_a_partial_method_whose_body_is_generated() =>
        (await AnalyzerRun.Findings("""
            public sealed partial class M
            {
                [Monitored("m")] public partial double Predict(double x, object values);

                private double PredictCore(double x, object values) => 1;
            }
            """)).ShouldBe(["MMON1006: values"]);

    [Fact]
    public async Task A_member_of_a_type_elsewhere_is_named_at_the_attribute()
    {
        var library = new UserProject("public sealed record Input(double Known, object Items);") { Name = "Library" }.Generate().ToReference();

        (await AnalyzerRun.Findings(new UserProject("""
            public sealed class M
            {
                [Monitored("m")] public double Predict(Input input) => 1;
            }
            """) { References = [library] })).ShouldBe(["MMON1006: Monitored(\"m\")"]);
    }

    [Theory]
    [InlineData("Input a, Input b")]
    [InlineData("double a, [Feature(Name = \"a\")] double b")]
    [InlineData("double prediction")]
    [InlineData("Input a, [PredictionKey] long Temp")]
    public async Task Two_columns_of_the_same_name(string parameters) =>
        (await AnalyzerRun.Findings($$"""
            public sealed record Input(double Temp);

            public sealed class M
            {
                [Monitored("m")] public double Predict({{parameters}}) => 1;
            }
            """)).ShouldBe(["MMON1007: Monitored(\"m\")"]);

    [Theory]
    [InlineData("[Feature(Name = \"\")] double x", "x")]
    [InlineData("[Feature(Name = \"a\\tb\")] double x", "x")]
    [InlineData("[Feature(Name = \" \"), PredictionKey] long x", "x")]
    [InlineData("Input input", "Temp")]
    public async Task A_features_name_that_cannot_be_used(string parameter, string place) =>
        (await AnalyzerRun.Findings($$"""
            public sealed record Input([Feature(Name = "\0")] double Temp);

            public sealed class M
            {
                [Monitored("m")] public double Predict(double y, {{parameter}}) => 1;
            }
            """)).ShouldBe([$"MMON1008: {place}"]);

    [Fact]
    public async Task Two_keys() =>
        (await AnalyzerRun.Findings("""
            public sealed class M
            {
                [Monitored("m")] public double Predict(double x, [PredictionKey] long a, [PredictionKey] Guid b) => 1;
            }
            """)).ShouldBe(["MMON1009: b"]);

    [Theory]
    [InlineData("double")]
    [InlineData("decimal?")]
    [InlineData("DateTime")]
    [InlineData("Int128")]
    [InlineData("object")]
    [InlineData("Uri")]
    public async Task A_key_of_a_type_that_is_not_supported(string type) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                [Monitored("m")] public double Predict(double x, [PredictionKey] {{type}} id) => 1;
            }
            """)).ShouldBe(["MMON1010: id"]);

    [Theory]
    [InlineData("string", "Numeric")]
    [InlineData("char", "Numeric")]
    [InlineData("double", "Categorical")]
    [InlineData("DateTime", "Categorical")]
    [InlineData("int", "HourOfDay")]
    [InlineData("DateOnly", "HourOfDay")]
    [InlineData("TimeOnly", "DayOfWeek")]
    [InlineData("TimeSpan", "Month")]
    public async Task A_kind_that_does_not_fit_the_type(string type, string kind) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                [Monitored("m")] public double Predict(double y, [Feature(Kind = FeatureKind.{{kind}})] {{type}} x) => 1;
            }
            """)).ShouldBe(["MMON1011: x"]);

    [Theory]
    [InlineData(511, false)]
    [InlineData(512, true)]
    public async Task Too_many_columns(int features, bool fires) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                [Monitored("m")] public double Predict({{string.Join(", ", Enumerable.Range(0, features).Select(i => $"double x{i}"))}}) => 1;
            }
            """)).ShouldBe(fires ? ["MMON1012: Monitored(\"m\")"] : []);

    [Theory]
    [InlineData("[Feature(Length = 3)] double x", "'x' of type 'double' cannot be read as a vector of 3 elements")]
    [InlineData("[Feature(Length = -1)] double[] x", "'x' of type 'double[]' cannot be read as a vector of -1 elements")]
    [InlineData("[Feature(Length = 3)] Input x", "'x' of type 'Input' cannot be read as a vector of 3 elements")]
    [InlineData("[Feature(Kind = FeatureKind.Categorical)] int[] x", "'x' of type 'int[]' cannot be read as Categorical")]
    public async Task A_length_or_kind_that_does_not_fit_a_vector(string parameter, string message)
    {
        var project = new UserProject($$"""
            public sealed record Input(double Temp);

            public sealed class M
            {
                [Monitored("m")] public double Predict(double y, {{parameter}}) => 1;
            }
            """);

        (await AnalyzerRun.Findings(project)).ShouldBe(["MMON1011: x"]);
        (await AnalyzerRun.Diagnostics(project))[0].GetMessage(null)
            .ShouldBe($"{message}; choose a kind or length that fits the type, or none");
    }

    [Theory]
    [InlineData("[Feature(Length = 511)] float[] x", null)]
    [InlineData("[Feature(Length = 512)] float[] x", "MMON1012: Monitored(\"m\")")]
    [InlineData("[Feature(Length = 1_000_000_000)] float[] x, double y", "MMON1012: x")]
    [InlineData("[PredictionKey] float[] x, double y", "MMON1010: x")]
    [InlineData("[Feature(Length = 2)] float[] x, [Feature(Name = \"x[1]\")] double y", "MMON1007: Monitored(\"m\")")]
    [InlineData("[Feature(Name = \" \")] float[] x, double y", "MMON1008: x")]
    [InlineData("[Feature(Name = Long)] float[] x, double y", "MMON1008: x")]
    public async Task A_vector_whose_columns_do_not_fit(string parameters, string? finding) =>
        (await AnalyzerRun.Findings($$"""
            public sealed class M
            {
                private const string Long = "{{new string('x', 122)}}";

                [Monitored("m")] public double Predict({{parameters}}) => Long.Length;
            }
            """)).ShouldBe(finding is null ? [] : [finding]);
}
