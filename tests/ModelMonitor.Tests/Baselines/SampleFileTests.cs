using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

/// <summary>Rows are in a file only where they are asked for, and then they are checked like all else.</summary>
public sealed class SampleFileTests
{
    private static readonly ModelSchema s_schema = Houses.Of(
        ColumnSchema.Number("area", "double") with { Nullable = true }, ColumnSchema.Text("city", "string"), ColumnSchema.Number("price", "double", ColumnRole.Prediction));

    // 3 x 4 x 5 rows that differ, each five times: all are kept.
    private static readonly Baseline s_baseline = Baseline.FromRows(
        s_schema, Enumerable.Range(0, 300).Select(i => new object?[] { i % 3 == 0 ? null : i % 3, $"city {i % 4}", i % 5 }));

    private static readonly string s_json = Json(s_baseline, withRows: true);

    [Fact]
    public void Rows_are_not_written_unless_they_are_asked_for()
    {
        Json(s_baseline, withRows: false).ShouldNotContain("\"sample\"");

        var loaded = Load(Json(s_baseline, withRows: false));
        (loaded.SampledRows, loaded.Id).ShouldBe((null, s_baseline.Id));
        Should.Throw<InvalidOperationException>(() => Json(loaded, withRows: true)).Message.ShouldBe(
            "The baseline of model 'houses' came from a file without rows. Save it without them, or make it anew with Baseline.FromRows.");
    }

    [Fact]
    public void Rows_that_are_loaded_are_those_that_were_saved()
    {
        var (saved, loaded) = (s_baseline.SampledRows.ShouldNotBeNull(), Load(s_json).SampledRows.ShouldNotBeNull());

        (loaded.Total, loaded.Count, loaded.DistinctCount, loaded.BaselineId).ShouldBe((300, 300, 60, s_baseline.Id));
        loaded.Sample.Hashes.ShouldBe(saved.Sample.Hashes);
        loaded.Sample.Copies.ShouldBe(saved.Sample.Copies);
        loaded.Sample.Cells.ShouldBe(saved.Sample.Cells);
        Json(Load(s_json), withRows: true).ShouldBe(s_json);
    }

    [Fact]
    public void Of_many_rows_so_many_are_kept_that_memory_and_file_stay_small()
    {
        var random = new Random(1);
        var rows = Baseline.FromRows(s_schema, Enumerable.Range(0, 20_000).Select(_ => new object?[] { random.NextDouble(), "a", random.NextDouble() }));
        var sample = rows.SampledRows.ShouldNotBeNull();

        (sample.Total, sample.Count, sample.DistinctCount).ShouldBe((20_000, 512, 512));
        sample.Sample.Rows.ShouldBe(2_048);
        // Hashes and cells as base64, copies as numbers: 512 x ((8 + 3) x 4 / 3 + 3).
        (Json(rows, withRows: true).Length - Json(rows, withRows: false).Length).ShouldBeInRange(9_000, 9_300);
        Load(Json(rows, withRows: true)).SampledRows!.Sample.Cells.ShouldBe(sample.Sample.Cells);
    }

    [Fact]
    public void Rows_of_a_model_with_a_sensitive_column_are_in_no_file()
    {
        var exception = Should.Throw<InvalidOperationException>(() => Json(Houses.Baseline(), withRows: true));

        exception.Message.ShouldBe(
            "Columns of model 'houses' are sensitive: owner, income. Rows of it are not written. " +
            "Save the baseline without them; where rows are to be compared, make it with Baseline.FromRows when the process starts.");
        Houses.Baseline().SampledRows.ShouldNotBeNull("the process that made it may compare them");
        Message(s_json.Replace("\"name\": \"city\",", "\"name\": \"city\", ", StringComparison.Ordinal), "\"sensitive\": false", "\"sensitive\": true", skip: 1)
            .ShouldContain("$.sample is there, and column 'city' is sensitive; rows of such a model are in no file");
    }

    [Theory]
    [InlineData("\"rows\": 300,\\s*\"hashes\"", "\"rows\": 301, \"hashes\"", "$.sample.rows is 301; 1 to 300 are allowed")]
    [InlineData("\"rows\": 300,\\s*\"hashes\"", "\"rows\": 299, \"hashes\"", "$.sample.copies[59] is 5; copies are 1 or more and add up to 299 at most")]
    [InlineData("\"hashes\": \"[^\"]*\"", "\"hashes\": \"AAAA\"", "$.sample.hashes has 3 bytes; 8 for each of 1 to 512 rows are needed")]
    [InlineData("\"hashes\": \"[^\"]*\"", "\"hashes\": null", "$.sample.hashes has 0 bytes; 8 for each")]
    [InlineData("\"hashes\": \"[^\"]*\"", "\"hashes\": \"AAAAAAAAAAAAAAAAAAAAAA==\"", "$.sample.hashes: that of row 1 is not above that before it")]
    [InlineData("\"hashes\": \"", "\"hashes\": \"?", "$.sample.hashes: line")]
    [InlineData("\"hashes\": ", "\"hash\": ", "The JSON property 'hash' could not be mapped")]
    [InlineData("\"copies\": \\[5", "\"copies\": [0", "$.sample.copies[0] is 0; copies are 1 or more and add up to 300 at most")]
    [InlineData("\"copies\": \\[5", "\"copies\": [4", "$.sample.copies add up to 299, not to 300, and no row was left out of 60")]
    [InlineData("\"copies\": \\[5", "\"copies\": [9223372036854775807", "$.sample.copies[0] is 9223372036854775807; copies are")]
    [InlineData("\"copies\": \\[5", "\"copies\": [5, 5", "$.sample.copies has 61 elements; 60 are needed, one for each hash")]
    [InlineData("\"copies\": \\[[^]]*\\]", "\"copies\": null", "$.sample.copies has 0 elements; 60 are needed")]
    [InlineData("\"cells\": \"[^\"]*\"", "\"cells\": \"AAAA\"", "$.sample.cells has 3 bytes; 180 are needed, one for each column of each row")]
    [InlineData("\"cells\": \"[^\"]*\"", "\"cells\": null", "$.sample.cells has 0 bytes; 180 are needed")]
    [InlineData("\"cells\": \"[^\"]{4}", "\"cells\": \"/wAA", "$.sample.cells: column 0 of row 0 is 255; ")]
    [InlineData("\"formatVersion\": 2(?s)(.*),\\s*\"profile\": .*(\"sample\": )", "\"formatVersion\": 1$1, $2", "$.sample is there; $.formatVersion 1 has none")]
    public void Each_fault_is_named_with_its_place_and_what_is_allowed(string pattern, string replacement, string message) =>
        Message(s_json, pattern, replacement).ShouldContain(message);

    [Fact]
    public void Cells_that_contradict_the_counts_are_refused()
    {
        // All rows in the first cell of each column: below its least value, where the baseline has none.
        Message(s_json, "\"cells\": \"[^\"]*\"", $"\"cells\": \"{Convert.ToBase64String(new byte[180])}\"")
            .ShouldContain("$.sample.cells: column 0 has 5 rows in cell 0, of 0 that the baseline counts");
    }

    [Fact]
    public void Files_with_flipped_bits_are_refused_or_say_the_same_counts()
    {
        var bytes = Encoding.UTF8.GetBytes(s_json);
        var start = s_json.IndexOf("\"sample\"", StringComparison.Ordinal);
        var flips = from place in Gen.Choose(start, bytes.Length - 1)
                    from bit in Gen.Choose(0, 7)
                    select (place, bit);
        Samples.Check(flips, flip =>
        {
            var flipped = bytes.ToArray();
            flipped[flip.place] ^= (byte)(1 << flip.bit);
            try
            {
                var rows = Baseline.Load(new MemoryStream(flipped), "test").SampledRows;
                return rows is null || (rows.DistinctCount == 60 && rows.Count == 300);
            }
            catch (BaselineFormatException)
            {
                return true;
            }
        }, times: 2_000);
    }

    private static string Message(string json, string pattern, string replacement, int skip = 0)
    {
        var place = new Regex(pattern).Matches(json)[skip].Index;
        var edited = json[..place] + new Regex(pattern).Replace(json[place..], replacement, 1);
        edited.ShouldNotBe(json);
        return Should.Throw<BaselineFormatException>(() => Load(edited)).Message;
    }

    private static Baseline Load(string json) => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static string Json(Baseline baseline, bool withRows)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream, withRows);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }
}
