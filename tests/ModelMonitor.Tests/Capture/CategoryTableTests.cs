using ModelMonitor.Capture;
using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Tests.Capture;

public class CategoryTableTests
{
    [Fact]
    public void Names_are_numbered_in_the_order_they_are_first_seen()
    {
        var table = new CategoryTable(8);
        new[] { "a", "b", "a", "", "b" }.Select(name => table.IndexOf(name)).ShouldBe([0, 1, 0, 2, 1]);
        table.NameOf(1).ShouldBe("b");
    }

    [Fact]
    public void A_million_distinct_names_take_no_more_memory_than_the_first_ones()
    {
        var table = new CategoryTable(CategoryTable.DefaultCapacity);

        Allocations.Each(() =>
        {
            Span<char> name = stackalloc char[12];
            for (var i = 0; i < 1_000_000; i++)
            {
                i.TryFormat(name, out var length);
                table.IndexOf(name[..length]);
            }
        }).ShouldBe(0);
        table.Count.ShouldBe(CategoryTable.DefaultCapacity);
        table.IndexOf("999999").ShouldBe(CategoryTable.Overflow);
        table.IndexOf("7").ShouldBe(7);
    }

    [Fact]
    public void The_categories_of_a_baseline_find_room_in_a_full_table()
    {
        var table = new CategoryTable(2);
        table.IndexOf("a");
        table.IndexOf("b");
        table.IndexOf("c").ShouldBe(CategoryTable.Overflow);

        table.Reserve("c").ShouldBe(2);
        table.IndexOf("c").ShouldBe(2);
    }

    [Fact]
    public void A_text_of_a_megabyte_counts_by_its_first_characters()
    {
        var table = new CategoryTable(8);
        var first = table.IndexOf(new string('x', 1_000_000));
        table.IndexOf(new string('x', 2_000_000)).ShouldBe(first);
        table.NameOf(first).Length.ShouldBe(CategoryTable.MaxNameLength);
    }

    [Fact]
    public void A_sensitive_column_tells_pseudonyms_only()
    {
        var table = new CategoryTable(8, pseudonymous: true);
        table.NameOf(table.IndexOf("diabetes")).ShouldMatch("^#[0-9a-f]{16}$");
    }

    [Fact]
    public void Many_threads_agree_on_the_numbers()
    {
        var table = new CategoryTable(512);
        var seen = new int[8][];
        Parallel.For(0, seen.Length, thread =>
            seen[thread] = [.. Enumerable.Range(0, 500).Select(i => table.IndexOf($"name {(i * (thread + 1)) % 500}"))]);

        table.Count.ShouldBeLessThanOrEqualTo(500);
        for (var thread = 0; thread < seen.Length; thread++)
        {
            for (var i = 0; i < 500; i++)
            {
                table.NameOf(seen[thread][i]).ShouldBe($"name {(i * (thread + 1)) % 500}");
            }
        }
    }
}
