using System.Globalization;
using ModelMonitor.Aggregation;
using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests.Aggregation;

public sealed class CategoryCounterTests
{
    private static readonly ColumnSchema s_city = ColumnSchema.Text("city", "string");

    [Fact]
    public void The_most_frequent_names_are_tracked_and_the_rest_told_apart_from_unseen_ones()
    {
        var layout = CategoricalLayout.FromCounts(Names(100).Select((name, i) => (name, 10_000_000L / ((i + 1) * (i + 1)))).ToDictionary(), isComplete: true);

        layout.Tracked.ShouldBe(Names(64));
        layout.Others.ShouldBe(Names(100).Skip(64));
        layout.CellOf("n0").ShouldBe(0);
        layout.CellOf("n63").ShouldBe(63);
        layout.CellOf("n64").ShouldBe(layout.OtherCell);
        layout.CellOf("never").ShouldBe(layout.UnseenCell);
        layout.BinCount.ShouldBe(67);
        new[] { 0, 63, 64, 65, 66 }.Select(layout.LabelOf).ShouldBe(["c00", "c63", "other", "unseen", "missing"]);
    }

    [Fact]
    public void Beyond_the_names_that_can_be_kept_unseen_counts_as_other()
    {
        var layout = CategoricalLayout.FromCounts(Names(1025).ToDictionary(name => name, _ => 1L), isComplete: true);

        layout.IsComplete.ShouldBeFalse();
        (layout.Tracked.Count + layout.Others.Count).ShouldBe(CategoricalLayout.MaxKnown);
        layout.CellOf("never").ShouldBe(layout.OtherCell);
    }

    [Fact]
    public void Ties_are_tracked_by_name_so_that_the_order_of_rows_does_not_matter()
    {
        var there = CategoricalLayout.FromCounts(Names(200).ToDictionary(name => name, _ => 5L), isComplete: true);
        var back = CategoricalLayout.FromCounts(Names(200).Reverse().ToDictionary(name => name, _ => 5L), isComplete: true);

        back.Tracked.ShouldBe(there.Tracked);
        back.Others.ShouldBe(there.Others);
    }

    [Fact]
    public void Names_that_appear_later_find_their_cells()
    {
        var table = new CategoryTable(CategoryTable.DefaultCapacity);
        var layout = new CategoricalLayout(["rome"], ["oslo"], isComplete: true);
        var counter = ColumnCounter.For(s_city, layout, table);
        var counts = new ColumnCounts(layout);

        counter.Count([table.IndexOf("rome"), table.IndexOf("bern"), double.NaN], counts);
        counter.Count([table.IndexOf("oslo"), table.IndexOf("riga"), table.IndexOf("rome"), CategoryTable.Overflow], counts);

        counts.Cells.ShouldBe([2, 1, 3, 1]);
        (counts.Finite, counts.Missing, counts.Total).ShouldBe((6, 1, 7));
    }

    [Fact]
    public void An_index_that_its_table_does_not_count_yet_is_found()
    {
        // Another thread finds a name in the table a moment before the thread that adds it has counted it.
        var table = new CategoryTable(CategoryTable.DefaultCapacity);
        var layout = new CategoricalLayout(["a"], [], isComplete: true);
        var counter = ColumnCounter.For(s_city, layout, table);
        var counts = new ColumnCounts(layout);

        counter.Count([table.IndexOf("b")], counts);
        counter.Count([table.IndexOf("c"), table.IndexOf("d"), table.IndexOf("a")], counts);

        counts.Cells.ShouldBe([1, 0, 3, 0]);
    }

    [Fact]
    public void A_million_distinct_names_take_the_memory_of_the_first_ones_and_hide_no_known_one()
    {
        var table = new CategoryTable(CategoryTable.DefaultCapacity);
        var layout = new CategoricalLayout(["known"], [], isComplete: true);
        var counter = ColumnCounter.For(s_city, layout, table);
        var counts = new ColumnCounts(layout);
        Span<char> name = stackalloc char[16];
        Span<double> values = stackalloc double[1];

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000_000; i++)
        {
            i.TryFormat(name, out var length, provider: CultureInfo.InvariantCulture);
            values[0] = table.IndexOf(name[..length]);
            counter.Count(values, counts);
        }

        values[0] = table.IndexOf("known");
        counter.Count(values, counts);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        table.Count.ShouldBe(CategoryTable.DefaultCapacity);
        counts.Cells.ShouldBe([1, 0, 1_000_000, 0]);

        // 1,024 entries and names of some 100 bytes, and the arrays and cell maps as they grow.
        allocated.ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void Texts_of_a_megabyte_count_by_their_first_characters()
    {
        var table = new CategoryTable(CategoryTable.DefaultCapacity);
        var text = new string('x', 1_000_000);
        var layout = CategoricalLayout.FromCounts(new Dictionary<string, long> { [CategoricalLayout.Normalize(text)] = 9 }, isComplete: true);
        var counts = new ColumnCounts(layout);

        ColumnCounter.For(s_city, layout, table).Count([table.IndexOf(text + "y"), table.IndexOf("y" + text)], counts);

        counts.Cells.ShouldBe([1, 0, 1, 0]);
        layout.Tracked[0].Length.ShouldBe(CategoryTable.MaxNameLength);
    }

    [Fact]
    public void Sensitive_names_are_known_by_their_pseudonyms_only()
    {
        var table = new CategoryTable(CategoryTable.DefaultCapacity, pseudonymous: true);
        var layout = new CategoricalLayout([CategoryTable.Pseudonym("rome")], [], isComplete: true);
        var counts = new ColumnCounts(layout);

        ColumnCounter.For(s_city with { Sensitive = true }, layout, table).Count([table.IndexOf("rome"), table.IndexOf("bern")], counts);

        counts.Cells.ShouldBe([1, 0, 1, 0]);
        table.Count.ShouldBe(2, "pseudonyms are not reserved as if they were names");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Codes_are_found_by_member_or_number_and_the_others_are_unseen(bool sensitive)
    {
        var weather = ColumnSchema.Code("weather", "Weather", [new(0, "Clear"), new(1, "Rain"), new(1e6, "Snow")]) with { Sensitive = sensitive };
        var layout = new CategoricalLayout(
            [.. new[] { 0.0, 1e6, 12345, -7 }.Select(code => CodeCounter.NameOf(weather, code))], [CodeCounter.NameOf(weather, 0.5)], isComplete: true);
        var counts = new ColumnCounts(layout);

        ColumnCounter.For(weather, layout, names: null).Count(
            [0, -0.0, 1, 1e6, 12345, -7, 0.5, 2, 99, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity], counts);

        counts.Cells.ShouldBe([2, 1, 1, 1, 1, 6, 1]);
    }

    [Fact]
    public void A_million_distinct_codes_of_a_sensitive_column_take_bounded_memory()
    {
        var code = ColumnSchema.Code("code", "int", []) with { Sensitive = true };
        var layout = new CategoricalLayout([CodeCounter.NameOf(code, 5)], [], isComplete: true);
        var counter = ColumnCounter.For(code, layout, names: null);
        var counts = new ColumnCounts(layout);
        var next = 0;

        Allocations.Each(() =>
        {
            Span<double> values = stackalloc double[1];
            for (var i = 0; i < 1_000_000 / Allocations.Runs; i++)
            {
                values[0] = next++;
                counter.Count(values, counts);
            }
        }).ShouldBe(0);

        counts.Cells.ShouldBe([1, 0, 999_999, 0]);
    }

    [Fact]
    public void Lone_surrogates_compare_as_what_a_file_makes_of_them()
    {
        var layout = CategoricalLayout.FromCounts(new Dictionary<string, long> { [CategoricalLayout.Normalize("a\uD800")] = 3 }, isComplete: true);

        layout.Tracked.ShouldBe(["a\uFFFD"]);
        layout.CellOf("a\uD800").ShouldBe(0);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"n{i}");
}
