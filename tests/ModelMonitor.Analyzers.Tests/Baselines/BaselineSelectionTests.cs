using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>Which file is compared with which model, and MMON3011 for one that is compared with none.</summary>
public sealed class BaselineSelectionTests
{
    private const string Trained = """
        public static class Model
        {
            [Monitored("houses", Version = "3")]
            public static double Predict(double area) => area;
        }
        """;

    private const string TwoVersions = """
        public static class Model
        {
            [Monitored("houses", Version = "3")]
            public static double Predict(double area) => area;

            [Monitored("houses", Version = "4")]
            public static double Next(float area) => area;
        }
        """;

    private static readonly string Json = TrainedProject.JsonOf(TrainedProject.BaselineOf(Trained));

    [Fact]
    public async Task A_file_of_no_model_is_named_with_the_nearest_one()
    {
        var project = TrainedProject.With(Trained.Replace("\"houses\"", "\"House_s2\"", StringComparison.Ordinal), Json);

        (await AnalyzerRun.Findings(project)).ShouldBe(["MMON3011: \"houses\""]);
        (await AnalyzerRun.Diagnostics(project)).Single().GetMessage(null).ShouldBe(
            "The baseline is of model 'houses', which neither this project nor one that it references declares (is it 'House_s2'?); remove the file, or map it by the item's metadata ModelMonitorModel");
    }

    [Fact]
    public async Task A_version_without_a_file_is_compared_with_that_of_another_version() =>
        (await AnalyzerRun.Findings(TrainedProject.With(TwoVersions, Json))).ShouldBe(["MMON3014: area"]);

    [Fact]
    public async Task A_version_with_a_file_is_compared_with_no_other()
    {
        var next = Json.Replace("\"modelVersion\": \"3\"", "\"modelVersion\": \"4\"", StringComparison.Ordinal)
            .Replace("\"type\": \"double\"", "\"type\": \"float\"", StringComparison.Ordinal);
        var project = TrainedProject.With(TwoVersions.Replace("double Next", "float Next", StringComparison.Ordinal), Json);

        // Another schema than the one whose fingerprint the file has, which is told of it alone.
        (await AnalyzerRun.Findings(project with { AdditionalFiles = project.AdditionalFiles.Add("/src/next.baseline.json", next) }))
            .ShouldBe(["MMON3018: Monitored(\"houses\", Version = \"4\")"]);
    }

    [Theory]
    [InlineData("homes")]
    [InlineData("homes@3")]
    public async Task Metadata_maps_a_file_to_a_model_of_another_name(string mapping)
    {
        var project = TrainedProject.With(Trained.Replace("\"houses\"", "\"homes\"", StringComparison.Ordinal), Json);

        (await AnalyzerRun.Findings(Mapped(project, mapping))).ShouldBeEmpty();
        (await AnalyzerRun.Findings(Mapped(Renamed(project), mapping))).ShouldBe(["MMON3014: area"]);
    }

    [Fact]
    public async Task Metadata_with_a_version_maps_a_file_to_that_version_alone()
    {
        var project = TrainedProject.With(TwoVersions, Json);

        (await AnalyzerRun.Findings(Mapped(project, "houses@3"))).ShouldBeEmpty();
        (await AnalyzerRun.Findings(Mapped(project, "houses@4"))).ShouldBe(["MMON3014: area"]);
        (await AnalyzerRun.Diagnostics(Mapped(project, "houses@5"))).Single().GetMessage(null).ShouldStartWith("The baseline is of model 'houses@5'");
    }

    [Fact]
    public async Task A_model_of_a_referenced_project_is_compared_and_shown_in_the_file()
    {
        var library = new UserProject(Trained) { Name = "Library" }.Generate().ToReference();
        var changed = new UserProject(Renamed(new(Trained)).Sources) { Name = "Library" }.Generate().ToReference();

        (await AnalyzerRun.Findings(TrainedProject.With("", Json) with { References = [library] })).ShouldBeEmpty();
        (await AnalyzerRun.Findings(TrainedProject.With("", Json) with { References = [changed] })).ShouldBe(["MMON3014: \"area\""]);
    }

    [Fact]
    public async Task A_model_whose_annotation_is_wrong_is_told_that_first()
    {
        var project = TrainedProject.With(Trained.Replace("double area", "[Feature(Kind = FeatureKind.HourOfDay)] double area", StringComparison.Ordinal), Json);

        (await AnalyzerRun.Findings(project)).ShouldNotContain(finding => finding.StartsWith("MMON3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_of_other_names_are_left_alone() => (await AnalyzerRun.Findings(
        new UserProject(Trained) { AdditionalFiles = new UserProject().AdditionalFiles.Add("/src/appsettings.json", "{") })).ShouldBeEmpty();

    private static UserProject Mapped(UserProject project, string mapping) =>
        project with { ModelMetadata = project.ModelMetadata.SetItem(TrainedProject.File, mapping) };

    private static UserProject Renamed(UserProject project) =>
        project with { Sources = [.. project.Sources.Select(source => source.Replace("double area", "float area", StringComparison.Ordinal))] };
}
