using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>A program changes after its baseline was made; the compiler says what the agent would refuse, and more.</summary>
public sealed class BaselineAnalyzerTests
{
    private const string Source = """
        public enum Heating { None, Gas, Oil = 7 }

        public sealed record House(double Area, int Rooms, Heating Heating, bool Garden, string? City, [Sensitive] string Owner, float? Income);

        public static class Model
        {
            [Monitored("houses", Version = "3")]
            public static double Predict(House house, char grade) => house.Area;
        }
        """;

    private const string Attribute = """Monitored("houses", Version = "3")""";

    private static readonly Baseline Trained = TrainedProject.BaselineOf(Source);

    [Fact]
    public async Task A_baseline_of_the_code_as_it_is_raises_nothing() =>
        (await AnalyzerRun.Findings(TrainedProject.With(Source, Trained))).ShouldBeEmpty();

    // What the runtime refuses, what the code looks like after the change, and where the compiler shows it.
    [Theory]
    [InlineData(true, "double Area", "double AreaM2", "MMON3012: AreaM2")]
    [InlineData(true, "double Area", "double area", "MMON3012: area")]
    [InlineData(true, "double Area", "double Surface", "MMON3012: Surface")]
    [InlineData(true, "double Area", "int Area_m2", "MMON3012: Area_m2")]
    [InlineData(true, "bool Garden, ", "", $"MMON3012: {Attribute}")]
    [InlineData(true, "bool Garden, ", "int Size, bool Garden, ", "MMON3013: Size")]
    [InlineData(true, "char grade", "char grade, string note", "MMON3013: note")]
    [InlineData(true, "double Area", "[NotFeature] double Area", $"MMON3012: {Attribute}")]
    [InlineData(true, "double Area", "float Area", "MMON3014: Area")]
    [InlineData(true, "double Area", "string Area", "MMON3014: Area")]
    [InlineData(true, "int Rooms", "[Feature(Kind = FeatureKind.Categorical)] int Rooms", "MMON3014: Rooms")]
    [InlineData(true, "[Sensitive] string Owner", "string Owner", "MMON3018: Owner")]
    [InlineData(true, "double Area, int Rooms", "int Rooms, double Area", $"MMON3018: {Attribute}")]
    [InlineData(true, "static double Predict", "static bool Predict", $"MMON3017: {Attribute}")]
    [InlineData(true, "static double Predict", "static float Predict", $"MMON3017: {Attribute}")]
    [InlineData(true, "Version = \"3\"", "Version = \"3\", Task = PredictionTask.Binary", "MMON3017: Monitored(\"houses\", Version = \"3\", Task = PredictionTask.Binary)")]
    [InlineData(false, "float? Income", "float Income", "MMON3014: Income")]
    [InlineData(false, "Oil = 7", "Wood = 7", "MMON3015: Heating")]
    [InlineData(false, "Gas, ", "", "MMON3015: Heating")]
    [InlineData(false, "Oil = 7", "Oil = 7, Wood", "MMON3015: Heating")]
    [InlineData(false, "Oil = 7", "Oil = 8", $"MMON3018: {Attribute}")]
    [InlineData(false, "double Area", "double? Area")]
    [InlineData(false, "char grade", "char grade, [PredictionKey] string id")]
    [InlineData(false, "Version = \"3\"", "Version = \"4\"")]
    public async Task A_change_is_told_once_and_where_it_is(bool isRefused, string before, string after, params string[] findings)
    {
        var changed = Changed(before, after);

        (await AnalyzerRun.Findings(TrainedProject.With(changed, Trained))).ShouldBe(findings);
        Trained.Mismatches(TrainedProject.SchemaOf(changed)).Any().ShouldBe(isRefused);
    }

    [Theory]
    [InlineData("double Area", "double AreaM2", "The feature 'Area' (double) of the training data is missing in 'Model.Predict(House, char)'; if it is 'AreaM2', name that [Feature(Name = \"Area\")]")]
    [InlineData("bool Garden, ", "", "The feature 'Garden' (bool) of the training data is missing in 'Model.Predict(House, char)'; add it, or train without it and make the baseline anew")]
    [InlineData("bool Garden, ", "int Size, bool Garden, ", "The feature 'Size' (int) is missing in the training data; mark it [NotFeature] if the model does not use it, or train with it and make the baseline anew")]
    [InlineData("double Area", "string Area", "'Area' is double in the baseline and string in the code and is read as Number in the baseline and as Text in the code; pass it as in training, or make the baseline anew")]
    [InlineData("float? Income", "float Income", "'Income' was missing in 10 % of the training data and cannot be in the code; pass it as in training, or make the baseline anew")]
    [InlineData("Oil = 7", "Wood = 7", "'Heating' lacks 'Oil' of the training data (33.33 % of it) and has 'Wood', which training never saw; declare the categories of the training data, or make the baseline anew")]
    [InlineData("[Sensitive] string Owner", "string Owner", "The baseline of 'Model.Predict(House, char)' was made with another schema: 'Owner' is sensitive in the baseline and is not in the code; make it anew with Baseline.FromRows and Save")]
    [InlineData("static double Predict", "static float Predict", "The baseline does not hold what 'Model.Predict(House, char)' predicts: 'prediction' is double in the baseline and float in the code; change the result, or make the baseline anew")]
    public async Task A_message_names_the_column_the_difference_and_the_remedy(string before, string after, string message)
    {
        var diagnostic = (await AnalyzerRun.Diagnostics(TrainedProject.With(Changed(before, after), Trained))).ShouldHaveSingleItem();

        diagnostic.GetMessage(null).ShouldBe(message);
        var inFile = diagnostic.AdditionalLocations.ShouldHaveSingleItem().GetLineSpan();
        inFile.Path.ShouldBe(TrainedProject.File);
        inFile.StartLinePosition.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_difference_is_shown_at_the_place_of_its_column_in_the_file()
    {
        var project = TrainedProject.With(Changed("float? Income", "float Income"), Trained);

        var place = (await AnalyzerRun.Diagnostics(project)).Single().AdditionalLocations.Single();

        project.AdditionalFiles[TrainedProject.File].Substring(place.SourceSpan.Start, place.SourceSpan.Length).ShouldBe("\"Income\"");
    }

    [Fact]
    public async Task Several_changes_are_told_each()
    {
        var changed = Changed("double Area, int Rooms, ", "[Feature(Name = \"area_m2\")] float Area, ").Replace("char grade", "char grade, TimeSpan age", StringComparison.Ordinal);

        (await AnalyzerRun.Findings(TrainedProject.With(changed, Trained))).ShouldBe(
            ["MMON3012: Area", $"MMON3012: {Attribute}", "MMON3013: age"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_member_that_training_did_not_happen_to_have_is_no_difference()
    {
        var schema = TrainedProject.SchemaOf(Source);
        var rows = Enumerable.Range(0, 50).Select(row => new object?[] { 1.0 * row, row, "Gas", row % 2 == 0, "Oslo", "x", 2f, 'c', 3.0 });

        (await AnalyzerRun.Findings(TrainedProject.With(Source, Baseline.FromRows(schema, rows)))).ShouldBeEmpty();
    }

    private static string Changed(string before, string after)
    {
        var changed = Source.Replace(before, after, StringComparison.Ordinal)
            .Replace(before.Contains("double Predict") ? "=> house.Area" : "\0", after.Contains("bool") ? "=> true" : "=> 1", StringComparison.Ordinal);
        changed.ShouldNotBe(Source);
        return changed.Replace("=> house.Area", "=> 1", StringComparison.Ordinal);
    }
}
