using System.Text;
using System.Text.RegularExpressions;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

/// <summary>Curves around a circle, as they are kept in files and as they may be forged.</summary>
public sealed class CyclesFileTests
{
    private static readonly string s_json = Json(Learned());

    [Fact]
    public void What_is_loaded_is_what_was_learned_to_the_last_bit()
    {
        var (saved, loaded) = (Learned().Profile.Cycles.ShouldHaveSingleItem(), Load(s_json).Profile.Cycles.ShouldHaveSingleItem());

        (loaded.Column, loaded.Cycle).ShouldBe((0, new Cycle(0, 24)));
        (saved.Column, saved.Cycle).ShouldBe((loaded.Column, loaded.Cycle));
        loaded.Curves.Select(curve => curve.Column).ShouldBe([1]);
        loaded.Curves[0].Means.ShouldBe(saved.Curves[0].Means);
        loaded.Curves[0].Variances.ShouldBe(saved.Curves[0].Variances);
        Json(Load(s_json)).ShouldBe(s_json);
    }

    [Theory]
    [InlineData("\"cycles\": \\[", "\"cycles\": [null, ", "$.profile.cycles[0] is null; an object is needed")]
    [InlineData("(cycles(?s).*?\"column\": )0", "${1}-1", "$.profile.cycles[0].column is -1; increasing indexes of features are needed")]
    [InlineData("(cycles(?s).*?\"column\": )0", "${1}99", "$.profile.cycles[0].column is 99; increasing indexes of features are needed")]
    [InlineData("(cycles(?s).*?\"column\": )0", "${1}3", "$.profile.cycles[0].column is 3; increasing indexes of features are needed")]
    [InlineData("(cycles(?s).*?\"column\": )0", "${1}1", "$.profile.cycles[0].column is 1, whose values go round no circle")]
    [InlineData("\"others\": \\[1\\]", "\"others\": []", "$.profile.cycles[0].others has 0 elements; 1 to 8 are allowed")]
    [InlineData("\"others\": \\[1\\]", "\"others\": [1, 1, 1, 1, 1, 1, 1, 1, 1]", "$.profile.cycles[0].others has 9 elements; 1 to 8 are allowed")]
    [InlineData("\"others\": \\[1\\]", "\"others\": null", "$.profile.cycles[0].others has  elements; 1 to 8 are allowed")]
    [InlineData("\"others\": \\[1\\]", "\"others\": [1, 2]", "$.profile.cycles[0].others, .means and .variances need as many elements each")]
    [InlineData("\"others\": \\[1\\]", "\"others\": [0]", "$.profile.cycles[0].others[0] is 0; the index of another feature is needed, each once")]
    [InlineData("\"others\": \\[1\\]", "\"others\": [-1]", "$.profile.cycles[0].others[0] is -1; the index of another feature")]
    [InlineData("\"others\": \\[1\\]", "\"others\": [3]", "$.profile.cycles[0].others[0] is 3; the index of another feature")]
    [InlineData("(\"others\"(?s).*?\"means\": \\[\\s*\\[)", "${1}0, ", "$.profile.cycles[0].means[0] has ")]
    [InlineData("(\"others\"(?s).*?\"means\": \\[\\s*\\[)[-0-9.E]+", "${1}1e999", "$.profile.cycles[0].means[0][0] is Infinity; a finite number is needed")]
    [InlineData("(\"others\"(?s).*?\"variances\": \\[\\s*\\[)[-0-9.E]+", "${1}-1", "$.profile.cycles[0].variances[0][0] is -1; a finite number is needed")]
    public void Each_fault_is_named_with_its_place(string pattern, string replacement, string message)
    {
        var edited = new Regex(pattern).Replace(s_json, replacement, 1);
        edited.ShouldNotBe(s_json);

        Should.Throw<BaselineFormatException>(() => Load(edited)).Message.ShouldContain(message);
    }

    /// <summary>A load that follows the hour, and a colour that does not.</summary>
    private static Baseline Learned()
    {
        var random = new Random(1);
        return Baseline.FromRows(
            Houses.Of(
                ColumnSchema.Number("hour", "int"), ColumnSchema.Number("load", "double"), ColumnSchema.Number("colour", "double"),
                ColumnSchema.Number("price", "double", ColumnRole.Prediction)),
            Enumerable.Range(0, 2_000).Select(_ =>
            {
                var hour = random.Next(24);
                return new object?[] { hour, Math.Sin(Math.PI * hour / 12) + random.NextDouble(), random.NextDouble(), random.NextDouble() };
            }));
    }

    private static Baseline Load(string json) => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static string Json(Baseline baseline)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }
}
