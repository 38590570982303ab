using System.Text.RegularExpressions;
using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.Baselines;

namespace ModelMonitor.Analyzers.Tests.Baselines;

/// <summary>MMON3010: a file that is no baseline is told with its place; the runtime refuses each of these too.</summary>
public sealed class BaselineFormatTests
{
    private const string Source = """
        public static class Model
        {
            [Monitored("houses")]
            public static double Predict(double area, string city) => area;
        }
        """;

    private static readonly string Json = TrainedProject.JsonOf(TrainedProject.BaselineOf(Source));

    [Theory]
    [InlineData("(?s).*", "", "the text ends where a value is needed", "")]
    [InlineData("(?s).*", "[]", "an object is needed here", "[]")]
    [InlineData("\"formatVersion\": 2", "\"formatVersion\": 3", "'formatVersion' is 3, and this package reads 1 to 2; update the package", "3")]
    [InlineData("\"formatVersion\": 2,", "", "'formatVersion' is missing", "{")]
    [InlineData("\"id\": \"[0-9a-f]+\",", "", "'id' is missing", "{")]
    [InlineData("\"model\": \"houses\"", "\"model\": 7", "'model' has to be a text", "7")]
    [InlineData("\"model\": \"houses\"", "\"model\": \"\"", "'model' is empty", "\"\"")]
    [InlineData("\"task\": \"Regression\"", "\"task\": \"Guessing\"", "'task' is none of Regression, Binary, Multiclass", "\"Guessing\"")]
    [InlineData("\"rows\": 300", "\"rows\": 29", "'rows' is 29; 30 to 10000000 are allowed, and 0 for a skeleton", "29")]
    [InlineData("\"rows\": 300", "\"rows\": 2.5", "'rows' is no whole number from 0 to 2147483647", "2.5")]
    [InlineData("\"rows\": 300", "\"lines\": 300", "'lines' is no property of a baseline", "\"lines\"")]
    [InlineData("(?s)\"columns\": .*", "\"columns\": []}", "'columns' is empty", "[]")]
    [InlineData("\"columns\": \\[", "\"columns\": [null, ", "the elements of 'columns' have to be an object each", "null")]
    [InlineData("\"name\": \"city\"", "\"name\": \"area\"", "two columns are named 'area'", "\"area\"")]
    [InlineData("\"role\": \"Feature\"", "\"role\": \"Key\"", "'role' is none of Feature, Prediction, Score", "\"Key\"")]
    [InlineData("\"encoding\": \"Number\"", "\"encoding\": \"Hash\"", "'encoding' is none of Number, Code, Text", "\"Hash\"")]
    [InlineData("\"encoding\": \"Number\"", "\"encoding\": \"Text\"", "'categories' is missing", "{")]
    [InlineData("\"nullable\": false", "\"nullable\": 0", "'nullable' has to be true or false", "0")]
    [InlineData("\"edges\": \\[", "\"edges\": [-1e9, ", "'edges' has 42 elements and 'cells' 45; there are four cells more than edges", null)]
    [InlineData("\"cells\": \\[", "\"cells\": [-1, ", "'cells' are no counts that add up to 300, the number of rows", null)]
    [InlineData("\"Oslo\"", "\"Rome\"", "a category is there twice", null)]
    [InlineData("\"formatVersion\": 2", "\"formatVersion\": 1", "a file of 'formatVersion' 1 has no 'profile'", null)]
    [InlineData("(?s)\"profile\": .*", "\"profile\": 5}", "'profile' has to be an object", "5")]
    [InlineData("\"profile\": ", "\"sample\": {\"lines\": 1}, \"profile\": ", "'lines' is no property of a baseline", "\"lines\"")]
    [InlineData("\"duplicateShare\"", "\"copies\"", "'copies' is no property of a baseline", "\"copies\"")]
    [InlineData("\"duplicateShare\": ", "\"duplicateShare\": [], \"seasons\": ", "'duplicateShare' has to be a number", "[]")]
    [InlineData("\"autocorrelationTimes\": \\[", "\"autocorrelationTimes\": [1, ", "'autocorrelationTimes' needs 3 elements, one for each column", null)]
    [InlineData("\"duplicateShare\": ", "\"seasons\": {\"kind\": \"Month\", \"rows\": [], \"counts\": [[], [], []]}, \"duplicateShare\": ", "'kind' is none of HourOfDay, DayOfWeek, HourOfWeek", "\"Month\"")]
    [InlineData("\"duplicateShare\": ", "\"seasons\": {\"kind\": \"HourOfDay\", \"rows\": [300], \"counts\": [[], [], [[1, \"x\"]]]}, \"duplicateShare\": ", "the elements of 'counts' have to be a number each", "\"x\"")]
    [InlineData("\"duplicateShare\": ", "\"seasons\": {\"kind\": \"HourOfDay\", \"rows\": [300], \"counts\": []}, \"duplicateShare\": ", "'counts' needs an element for each of the 3 columns", "[]")]
    [InlineData("\"duplicateShare\": ", "\"segments\": [{\"column\": 1, \"cells\": [0], \"counts\": [[[]]]}], \"duplicateShare\": ", "'counts' needs one element more than 'cells'", "[[[]]]")]
    [InlineData("\"first\": ", "\"fist\": ", "'fist' is no property of a baseline", "\"fist\"")]
    [InlineData("\"first\": \\[", "\"first\": [\"x\", ", "the elements of 'first' have to be a number each", "\"x\"")]
    [InlineData("\"bandwidth\": ", "\"bandwidth\": {}, \"other\": ", "'other' is no property of a baseline", "\"other\"")]
    [InlineData("\"curves\": \\[", "\"curves\": [7, ", "the elements of 'curves' have to be an array each", "7")]
    [InlineData("\"duplicateShare\": ", "\"calibrations\": [{\"windowSize\": 256, \"inflation\": [1, 1]}], \"duplicateShare\": ", "'inflation' needs 3 elements, one for each column", "[1, 1]")]
    [InlineData("\"duplicateShare\": ", "\"deep\": [[[[[[1]]]]]], \"duplicateShare\": ", "it is nested more than 7 levels deep, which no baseline is", null)]
    public async Task A_fault_stands_in_the_file(string pattern, string replacement, string reason, string? shownAt)
    {
        var edited = new Regex(pattern).Replace(Json, replacement, 1);
        edited.ShouldNotBe(Json);
        var project = TrainedProject.With(Source, edited);

        var diagnostic = (await AnalyzerRun.Diagnostics(project)).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("MMON3010");
        diagnostic.GetMessage(null).ShouldBe($"The file 'houses.baseline.json' is no baseline that can be used: {reason}; make it anew with Baseline.Save");
        diagnostic.Location.GetLineSpan().Path.ShouldBe(TrainedProject.File);
        if (shownAt is not null)
        {
            (await AnalyzerRun.Findings(project)).ShouldBe([$"MMON3010: {shownAt}"]);
        }

        Should.Throw<BaselineFormatException>(() => Baseline.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(edited)), "test"));
    }

    [Fact]
    public async Task A_file_with_rows_is_a_baseline_too()
    {
        using var stream = new MemoryStream();
        TrainedProject.BaselineOf(Source).Save(stream, withRows: true);
        var json = System.Text.Encoding.UTF8.GetString(stream.ToArray());

        json.ShouldContain("\"sample\": {");
        (await AnalyzerRun.Diagnostics(TrainedProject.With(Source, json))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Line_and_column_are_those_of_the_fault()
    {
        var edited = Json.Replace("\"task\": \"Regression\"", "\"task\": \"Guessing\"", StringComparison.Ordinal);

        var place = (await AnalyzerRun.Diagnostics(TrainedProject.With(Source, edited))).Single().Location.GetLineSpan().StartLinePosition;

        var line = edited.Split('\n')[place.Line];
        line[place.Character..].ShouldStartWith("\"Guessing\"");
    }
}
