using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class ProfileFileTests
{
    private static readonly ModelSchema s_schema = Houses.Of(
        ColumnSchema.Number("area", "double"),
        ColumnSchema.Text("city", "string") with { IsSegment = true },
        ColumnSchema.Text("owner", "string") with { Sensitive = true, IsSegment = true },
        ColumnSchema.Number("price", "double", ColumnRole.Prediction));

    private static readonly Baseline s_baseline = Full();

    private static readonly string s_json = Json(s_baseline);

    [Fact]
    public void What_is_loaded_is_what_was_learned_to_the_last_bit()
    {
        var (saved, loaded) = (s_baseline.Profile, Load(s_json).Profile);

        loaded.AutocorrelationTimes.ShouldBe(saved.AutocorrelationTimes);
        loaded.DuplicateShare.ShouldBe(saved.DuplicateShare);
        loaded.Correlations.ShouldBe(saved.Correlations);
        var (seasons, then) = (loaded.Seasons.ShouldNotBeNull(), saved.Seasons.ShouldNotBeNull());
        (seasons.Kind, seasons.Rows.Sum()).ShouldBe((SeasonKind.HourOfDay, 600));
        seasons.Rows.ShouldBe(then.Rows);
        seasons.Shares.Zip(then.Shares).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        loaded.Segments.Count.ShouldBe(2);
        foreach (var (now, before) in loaded.Segments.Zip(saved.Segments))
        {
            (now.Column, string.Join(',', now.Cells), string.Join(',', now.Names)).ShouldBe((before.Column, string.Join(',', before.Cells), string.Join(',', before.Names)));
            now.Counts.SelectMany(counts => counts).Zip(before.Counts.SelectMany(counts => counts)).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        }

        var (structure, old) = (loaded.Structure.ShouldNotBeNull(), saved.Structure.ShouldNotBeNull());
        (structure.ErrorMean, structure.ErrorDeviation, structure.Rows).ShouldBe((old.ErrorMean, old.ErrorDeviation, old.Rows));
        structure.Means.ShouldBe(old.Means);
        structure.Scales.ShouldBe(old.Scales);
        structure.Components.Zip(old.Components).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        var (joint, known) = (loaded.Joint.ShouldNotBeNull(), saved.Joint.ShouldNotBeNull());
        (joint.Seed, joint.Bandwidth, joint.Squares, joint.Rows).ShouldBe((known.Seed, known.Bandwidth, known.Squares, known.Rows));
        joint.NullSizes.ShouldBe(known.NullSizes);
        joint.Sums.ShouldBe(known.Sums);
        joint.NullDeviations.ShouldBe(known.NullDeviations);
        joint.NullSkewness.ShouldBe(known.NullSkewness);
        var (response, curves) = (loaded.Response.ShouldNotBeNull(), saved.Response.ShouldNotBeNull());
        (response.Output, response.Category, response.Mean).ShouldBe((curves.Output, curves.Category, curves.Mean));
        response.Curves.Zip(curves.Curves).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        loaded.Calibrations.Select(calibration => calibration.WindowSize).ShouldBe([256, 512]);
        loaded.Calibrations[0].Inflation.ShouldBe([1, 1.25, 1, 1.1]);
        Json(Load(s_json)).ShouldBe(s_json);
    }

    [Fact]
    public void A_file_of_the_first_version_loads_without_a_profile()
    {
        var first = Regex.Replace(s_json, ",\\s*\"profile\": (?s).*", "}").Replace("\"formatVersion\": 2", "\"formatVersion\": 1", StringComparison.Ordinal);

        Load(first).Profile.ShouldBe(BaselineProfile.Empty);
        Load(first).Id.ShouldBe(s_baseline.Id, "a profile changes no cell");
        Json(Load(first)).ShouldContain("\"formatVersion\": 2");
        Message(s_json.Replace("\"formatVersion\": 2", "\"formatVersion\": 1", StringComparison.Ordinal)).ShouldStartWith("test: $.profile is there; $.formatVersion 1 has none.");
    }

    [Theory]
    [InlineData("autocorrelationTimes")]
    [InlineData("duplicateShare")]
    [InlineData("seasons")]
    [InlineData("segments")]
    [InlineData("correlations")]
    [InlineData("structure")]
    [InlineData("joint")]
    [InlineData("response")]
    [InlineData("calibrations")]
    public void Each_part_may_be_left_out(string part)
    {
        var without = Regex.Replace(s_json, $"(?s)\"{part}\": .*?(,\n    (?=\")|\n    [}}\\]](?=\n  }}))", "");
        without.ShouldNotContain($"\"{part}\"");

        Load(Regex.Replace(without, ",\\s*(?=\n  })", "")).Id.ShouldBe(s_baseline.Id);
    }

    [Fact]
    public void Nothing_of_a_sensitive_feature_is_told()
    {
        s_json.ShouldNotContain("owner 1");
        Load(s_json).Profile.Segments[1].Names.SkipLast(1).ShouldAllBe(name => name.StartsWith('#'));
    }

    [Theory]
    [InlineData("\"autocorrelationTimes\": \\[", "\"autocorrelationTimes\": [1, ", "$.profile.autocorrelationTimes has 5 elements; 4 are needed, one for each column")]
    [InlineData("\"autocorrelationTimes\": \\[[0-9.]+", "\"autocorrelationTimes\": [0.9", "$.profile.autocorrelationTimes[0] is 0.9; 1 to 600, the number of rows, are allowed")]
    [InlineData("\"duplicateShare\": [0-9.]+", "\"duplicateShare\": 1.1", "$.profile.duplicateShare is 1.1; 0 to 1 are allowed")]
    [InlineData("\"duplicateShare\": [0-9.]+", "\"share\": 0", "The JSON property 'share' could not be mapped")]
    [InlineData("\"kind\": \"HourOfDay\"", "\"kind\": \"Month\"", "$.profile.seasons.kind: line")]
    [InlineData("\"kind\": \"HourOfDay\"", "\"kind\": 9", "$.profile.seasons.kind is none of HourOfDay, DayOfWeek, HourOfWeek")]
    [InlineData("\"kind\": \"HourOfDay\"", "\"kind\": \"DayOfWeek\"", "$.profile.seasons.rows has 24 elements; 7 are needed, one for each season")]
    [InlineData("(\"kind\": \"HourOfDay\",\\s*\"rows\": [^3]*)300", "${1}295", "$.profile.seasons.rows add up to 595, not to 600, the number of rows")]
    [InlineData("(\"kind\": \"HourOfDay\",\\s*\"rows\": )\\[0", "$1[-1", "$.profile.seasons.rows[0] is -1; the rows of seasons are 0 or more")]
    [InlineData("(\"kind\": \"HourOfDay\",\\s*\"rows\": )\\[0", "$1[9223372036854775807", "$.profile.seasons.rows[0] is 9223372036854775807; the rows")]
    [InlineData("(HourOfDay(?s).*?\"counts\": \\[\\s*)\\[", "$1[], [", "$.profile.seasons.counts has 5 elements; 4 are needed, one for each column")]
    [InlineData("(HourOfDay(?s).*?\"counts\": \\[\\s*\\[)\\[", "$1[], [", "$.profile.seasons.counts[0] has 25 elements; 24 are needed, one for each season, or none")]
    [InlineData("(HourOfDay(?s).*?\"counts\": \\[\\s*\\[)\\[", "$1[0,", "$.profile.seasons.counts[0][0] has 13 elements; 12 are needed, one for each bin of 'area'")]
    [InlineData("(HourOfDay(?s).*?\"counts\": \\[\\s*\\[)\\[0", "$1[1", "$.profile.seasons.counts[0][0][0] is 1; counts are 0 or more and add up to those of the cells and to the rows")]
    [InlineData("(HourOfDay(?s).*?\"counts\": \\[\\s*\\[)\\[0", "$1[-1", "$.profile.seasons.counts[0][0][0] is -1; counts")]
    [InlineData("(HourOfDay(?s).*?\"counts\": \\[\\s*\\[)\\[0", "$1[null", "$.profile.seasons.counts: line")]
    [InlineData("(HourOfDay(?s).*?\"counts\": )\\[\\s*\\[\\[", "$1[null, [[", "$.profile.seasons.counts: line")]
    [InlineData("\"segments\": \\[", "\"segments\": [null, ", "$.profile.segments[0] is null; an object is needed")]
    [InlineData("\"column\": 1", "\"column\": 0", "$.profile.segments[0].column is 0; the index of a feature of categories is needed")]
    [InlineData("\"column\": 1", "\"column\": 99", "$.profile.segments[0].column is 99; the index")]
    [InlineData("\"column\": 2,", "\"column\": 1,", "$.profile.segments[1]")]
    [InlineData("(\"column\": 1,\\s*\"cells\": \\[)0", "${1}1", "$.profile.segments[0].cells[1] is 1; the cells of segments are strictly increasing and below 3")]
    [InlineData("(\"column\": 1,\\s*\"cells\": \\[)0, 1, 2", "${1}0, 1", "$.profile.segments[0].counts has 4 elements; 3 are needed, one for each segment and one for the rest")]
    [InlineData("(\"column\": 1(?s).*?\"counts\": \\[\\s*\\[)\\[", "$1[], [", "$.profile.segments[0].counts[0] has 5 elements; 4 are needed, one for each column")]
    [InlineData("(\"column\": 1(?s).*?\"counts\": \\[\\s*\\[)\\[", "$1[1,", "$.profile.segments[0].counts[0][0] has 13 elements; 12 are needed")]
    [InlineData("(\"column\": 1(?s).*?\"counts\": \\[\\s*\\[)\\[", "$1[1", "$.profile.segments[0].counts[0][0][0] is 1")]
    [InlineData("\"first\": \\[0", "\"first\": [3", "$.profile.correlations.first[0] and .second[0] are 3 and 1; increasing indexes of columns below 4 are needed")]
    [InlineData("\"first\": \\[0", "\"first\": [0, 0", "$.profile.correlations.first, .second, .correlation and .rows need as many elements each")]
    [InlineData("\"correlation\": \\[[-0-9.E]+", "\"correlation\": [-1.5", "$.profile.correlations.correlation[0] is -1.5; -1 to 1 are allowed")]
    [InlineData("(\"correlation\": .*\\s*\"rows\": \\[)600", "${1}601", "$.profile.correlations.rows[0] is 601; 2 to 600 are allowed")]
    [InlineData("\"means\": \\[", "\"means\": [0, ", "$.profile.structure.means has 5 elements; 4 are needed")]
    [InlineData("\"means\": \\[", "\"means\": [1e999, ", "$.profile.structure.means has 5 elements; 4 are needed")]
    [InlineData("\"means\": \\[[-0-9.E]+", "\"means\": [1e999", "$.profile.structure.means[0] is Infinity; a finite number is needed")]
    [InlineData("\"scales\": \\[", "\"scales\": [-", "$.profile.structure.scales[0] is -")]
    [InlineData("(\"components\": \\[\\s*)\\[[-0-9.E]+", "$1[7", "$.profile.structure.components[0] has the squared length 4")]
    [InlineData("(?s)\"components\": \\[.*?\\n      \\]", "\"components\": []", "$.profile.structure.components has 0 elements; 1 to 3 are allowed")]
    [InlineData("\"errorDeviation\": [0-9.E-]+", "\"errorDeviation\": 0", "$.profile.structure.errorMean and .errorDeviation are")]
    [InlineData("\"bandwidth\": [0-9.]+", "\"bandwidth\": 0", "$.profile.joint.bandwidth is 0; 1E-06 to 1E+06 are allowed")]
    [InlineData("(\"joint\": {\\s*\"rows\": )600", "${1}601", "$.profile.joint.rows is 601; 2 to 600 are allowed")]
    [InlineData("(\"bandwidth\": .*\\s*\"sums\": \\[)[-0-9.E]+", "${1}1e5", "$.profile.joint.sums[0] is 100000; -75")]
    [InlineData("(\"bandwidth\": .*\\s*\"sums\": \\[)", "${1}0, ", "$.profile.joint.sums has 129 elements; 128 are needed")]
    [InlineData("\"squares\": ", "\"squares\": -", "$.profile.joint.squares is -")]
    [InlineData("\"nullSizes\": \\[64", "\"nullSizes\": [1", "$.profile.joint.nullSizes[0] is 1; sizes are strictly increasing, from 2")]
    [InlineData("\"nullSizes\": \\[64", "\"nullSizes\": [512", "$.profile.joint.nullSizes[1] is 128; sizes are")]
    [InlineData("\"nullDeviations\": \\[[-0-9.E]+", "\"nullDeviations\": [0", "$.profile.joint.nullDeviations[0] is 0; a finite number is needed")]
    [InlineData("\"output\": 3", "\"output\": 1", "$.profile.response.output is 1; the index of an output is needed")]
    [InlineData("\"category\": -1", "\"category\": 0", "$.profile.response.category is 0; the cell of a category is needed, or -1 for a quantity")]
    [InlineData("\"windowSize\": 256", "\"windowSize\": 255", "$.profile.calibrations[0].windowSize is 255; powers of two are needed, each once")]
    [InlineData("\"windowSize\": 256", "\"windowSize\": 512", "$.profile.calibrations[1].windowSize is 512; powers of two are needed, each once")]
    [InlineData("\"inflation\": \\[", "\"inflation\": [1, ", "$.profile.calibrations[0].inflation has 5 elements; 4 are needed")]
    [InlineData("\"inflation\": \\[1", "\"inflation\": [0.9", "$.profile.calibrations[0].inflation[0] is 0.9; a finite number is needed, at least 1")]
    [InlineData("\"inflation\": \\[1", "\"inflation\": [101", "$.profile.calibrations[0].inflation holds 101; 1 to 100 are allowed")]
    [InlineData("(\"curves\": \\[\\s*)", "$1[],", "$.profile.response.curves has 4 elements; 3 are needed, one for each feature")]
    [InlineData("(\"curves\": \\[\\s*\\[)", "${1}1,", "$.profile.response.curves[0] has 46 elements; 45 are needed")]
    public void Each_fault_is_named_with_its_place(string pattern, string replacement, string message)
    {
        var edited = new Regex(pattern).Replace(s_json, replacement, 1);
        edited.ShouldNotBe(s_json);

        var told = Message(edited);

        told.ShouldContain(message);
        told.ShouldMatch(@"Make the file anew, with Baseline\.Save\.$|Make the file anew with Baseline\.Save rather than edit it\.$");
    }

    [Fact]
    public void Numbers_that_are_changed_are_refused_or_have_no_consequence_for_what_is_counted()
    {
        // Whatever number of the profile is replaced: the file is refused, or the profile can be used as it is.
        var start = s_json.IndexOf("\"profile\"", StringComparison.Ordinal);
        var numbers = new Regex("-?[0-9][0-9.E+-]*").Matches(s_json, start);
        Samples.Check(
            from number in Gen.Choose(0, numbers.Count - 1)
            from text in Gen.Elements("0", "-1", "1", "7.5", "1e300", "-1e300", "1e999", "9223372036854775807", "2147483648", "null", "[]", "\"x\"", "1e-320")
            select s_json[..numbers[number].Index] + text + s_json[(numbers[number].Index + numbers[number].Length)..],
            json =>
            {
                try
                {
                    var profile = Load(json).Profile;
                    return profile.Joint!.Sums.All(double.IsFinite) && profile.Structure!.Components.All(component => component.All(double.IsFinite))
                        && profile.Seasons!.Shares.All(shares => shares.All(share => share is >= 0 and <= 1));
                }
                catch (BaselineFormatException)
                {
                    return true;
                }
            },
            times: 2000);
    }

    [Theory]
    [InlineData(10, 50_000)]
    [InlineData(50, 220_000)]
    public void Files_are_small(int features, int most)
    {
        using var file = new MemoryStream();
        Wide(features, daysAhead: 14).Save(file);

        // Of a column its cells, edges and sums take some 2.3 KB, its response 0.4, its counts by segment 0.6 and, where it
        // differs by season, its counts by hour of the day 0.8; of all columns the random features take 2.
        file.Length.ShouldBeLessThan(most);
    }

    private static Baseline Wide(int features, int daysAhead)
    {
        var schema = Houses.Of([
            ColumnSchema.Text("city", "string") with { IsSegment = true },
            .. Enumerable.Range(1, features - 1).Select(i => ColumnSchema.Number($"x{i}", "double")),
            ColumnSchema.Number("y", "double", ColumnRole.Prediction)]);
        var random = new Random(3);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var times = Enumerable.Range(0, daysAhead * 24 * 10).Select(i => start.AddMinutes(6 * i)).ToList();
        return Baseline.FromRows(
            schema,
            times.Select(time => new object?[] { $"city {random.Next(5) * random.Next(5)}" }
                .Concat(Enumerable.Range(0, features).Select(i => (object?)(random.NextDouble() + (i % 2) * Math.Sin(time.Hour / 24.0 * 2 * Math.PI)))).ToArray()),
            times);
    }

    /// <summary>Two hours of the day in which the area differs, on three days.</summary>
    private static Baseline Full()
    {
        var random = new Random(1);
        var start = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        var times = Enumerable.Range(0, 600).Select(i => start.AddDays(i / 200).AddMinutes(i % 200 * 0.6)).ToList();
        var baseline = Baseline.FromRows(
            s_schema,
            times.Select(time =>
            {
                var area = random.NextDouble() + (time.Hour == 9 ? 0.5 : 0);
                return new object?[] { area, $"city {random.Next(3)}", $"owner {random.Next(20)}", area + random.NextDouble() };
            }),
            times);
        baseline.Remember(new(256, [1, 1.25, 1, 1.1]));
        baseline.Remember(new(512, [1, 1, 1, 1]));
        return baseline;
    }

    private static string Message(string json) => Should.Throw<BaselineFormatException>(() => Load(json)).Message;

    private static Baseline Load(string json) => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static string Json(Baseline baseline)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }
}
