using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

public sealed class SegmentLearningTests
{
    private static readonly ModelSchema s_schema = Houses.Of(
        ColumnSchema.Text("city", "string") with { IsSegment = true },
        ColumnSchema.Text("owner", "string") with { Sensitive = true },
        ColumnSchema.Number("rooms", "int"));

    [Fact]
    public void Each_of_the_most_frequent_categories_is_a_segment_and_the_rest_is_one_more()
    {
        var rows = Rows(2000);
        var baseline = Baseline.FromRows(s_schema, rows);
        var segments = baseline.Profile.Segments.ShouldHaveSingleItem();

        segments.Column.ShouldBe(0);
        segments.Cells.ShouldBe(Enumerable.Range(0, 16));
        segments.Names.ShouldBe([.. ((CategoricalLayout)baseline.Columns[0].Layout).Tracked.Take(16), "(other)"]);
        for (var segment = 0; segment < 17; segment++)
        {
            var members = rows.Where(row => row[0] is string city ? segment == Math.Min(16, IndexOf(baseline, city)) : segment == 16).ToList();
            for (var column = 0; column < 3; column++)
            {
                segments.Counts[segment][column].Sum().ShouldBe(members.Count);
            }

            var bins = baseline.Columns[2].Layout.BinOfCell;
            var expected = new long[baseline.Columns[2].Layout.BinCount];
            foreach (var row in members)
            {
                expected[bins[Matrices.CellOf(baseline.Columns[2], (int)row[2]!)]]++;
            }

            segments.Counts[segment][2].ShouldBe(expected);
        }
    }

    [Fact]
    public void Segments_can_be_named_when_the_baseline_is_made_and_are_pseudonyms_where_the_feature_is_sensitive()
    {
        var segments = Baseline.FromRows(s_schema, Rows(200), times: null, segments: ["owner"]).Profile.Segments;

        segments.Select(segment => segment.Column).ShouldBe([0, 1]);
        segments[1].Names.SkipLast(1).ShouldAllBe(name => name.StartsWith('#') && name.Length == 17);
    }

    [Theory]
    [InlineData("rooms", "Feature 'rooms' (int) of model 'houses' makes no segments, being a quantity; name a feature of categories: 'city', 'owner'.")]
    [InlineData("town", "Model 'houses' has no feature 'town' to make segments of; name a feature of categories: 'city', 'owner'.")]
    public void A_name_that_makes_no_segments_is_refused(string name, string message) =>
        Should.Throw<ArgumentException>(() => Baseline.FromRows(s_schema, Rows(50), times: null, segments: [name])).Message.ShouldBe(message);

    [Fact]
    public void More_than_four_features_make_no_segments()
    {
        ColumnSchema[] columns = [.. Enumerable.Range(0, 5).Select(i => ColumnSchema.Text($"c{i}", "string"))];
        var row = Enumerable.Repeat<object?>("a", 5).ToArray();

        Should.Throw<ArgumentException>(() => Baseline.FromRows(Houses.Of(columns), Enumerable.Repeat(row, 30), null, columns.Select(column => column.Name)))
            .Message.ShouldBe("Model 'houses' has segments by 'c0', 'c1', 'c2', 'c3', 'c4'; at most 4 features can make segments.");
        Should.Throw<ArgumentException>(() => Houses.Of([.. columns.Select(column => column with { IsSegment = true })]))
            .Message.ShouldStartWith("Model 'houses' has 5 columns that make segments; at most 4 are allowed.");
    }

    [Fact]
    public void A_column_that_is_no_category_or_no_feature_makes_no_segments()
    {
        Should.Throw<ArgumentException>(() => Houses.Of(ColumnSchema.Number("x", "double") with { IsSegment = true }))
            .Message.ShouldStartWith("Model 'houses': column 'x' makes no segments; only a feature of categories does.");
        Should.Throw<ArgumentException>(() => Houses.Of(ColumnSchema.Text("label", "string", ColumnRole.Prediction) with { IsSegment = true }));
    }

    private static int IndexOf(Baseline baseline, string city) => ((CategoricalLayout)baseline.Columns[0].Layout).CellOf(city);

    private static List<object?[]> Rows(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var city = random.Next(25) * random.Next(4);
            return new object?[] { city == 24 ? null : $"city {city}", $"owner {random.Next(5)}", random.Next(1, 4) + city / 10 };
        })];
    }
}
