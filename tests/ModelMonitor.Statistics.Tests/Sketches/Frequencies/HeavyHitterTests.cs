using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

public sealed class HeavyHitterTests
{
    [Fact]
    public void Space_Saving_bounds_every_count_and_tracks_every_heavy_item_merged_or_not()
        => Properties.Check(ItemStreams.Pairs, pair =>
        {
            var (first, second) = (Saved(pair.Capacity, pair.First), Saved(pair.Capacity, pair.Second));
            Holds(first, ItemStreams.Truth(pair.First));
            first.Merge(second);
            Holds(first, ItemStreams.Truth(pair.First, pair.Second));
            // The bound survives more values and more merges.
            Add(first, pair.Second);
            Holds(first, ItemStreams.Truth(pair.First, pair.Second, pair.Second));
            first.Merge(first);
            Holds(first, ItemStreams.Truth(pair.First, pair.Second, pair.Second, pair.First, pair.Second, pair.Second));
            Holds(second, ItemStreams.Truth(pair.Second));
            return true;
        });

    [Fact]
    public void Misra_Gries_bounds_every_count_and_tracks_every_heavy_item_merged_or_not()
        => Properties.Check(ItemStreams.Pairs, pair =>
        {
            var (first, second) = (Counted(pair.Capacity, pair.First), Counted(pair.Capacity, pair.Second));
            Holds(first, ItemStreams.Truth(pair.First));
            first.Merge(second);
            Holds(first, ItemStreams.Truth(pair.First, pair.Second));
            Add(first, pair.Second);
            Holds(first, ItemStreams.Truth(pair.First, pair.Second, pair.Second));
            first.Merge(first);
            Holds(first, ItemStreams.Truth(pair.First, pair.Second, pair.Second, pair.First, pair.Second, pair.Second));
            Holds(second, ItemStreams.Truth(pair.Second));
            return true;
        });

    [Fact]
    public void The_order_of_two_does_not_matter()
        => Properties.Check(ItemStreams.Pairs, pair =>
        {
            var (a, b) = (Saved(pair.Capacity, pair.First), Saved(pair.Capacity, pair.Second));
            a.Merge(Saved(pair.Capacity, pair.Second));
            b.Merge(Saved(pair.Capacity, pair.First));
            var (c, d) = (Counted(pair.Capacity, pair.First), Counted(pair.Capacity, pair.Second));
            c.Merge(Counted(pair.Capacity, pair.Second));
            d.Merge(Counted(pair.Capacity, pair.First));
            return a.ToBytes().AsSpan().SequenceEqual(b.ToBytes()) && c.ToBytes().AsSpan().SequenceEqual(d.ToBytes());
        });

    // Agarwal et al. 2012: with one counter less, Misra-Gries counts what Space-Saving counts above its lowest counter.
    [Fact]
    public void The_two_are_isomorphic_in_streams_of_single_items()
        => Properties.Check(ItemStreams.Pairs, pair =>
        {
            var stream = Array.ConvertAll(pair.First, item => (item.Item, 1));
            var saved = Saved(pair.Capacity + 1, stream);
            var counted = Counted(pair.Capacity, stream);
            var lowest = saved.Size > pair.Capacity ? saved.Top(saved.Size)[^1].UpperBound : 0;
            var above = saved.Top(saved.Size).Where(item => item.UpperBound > lowest).Select(item => (item.Item, item.UpperBound - lowest));
            counted.MaximumError.ShouldBe(lowest);
            counted.Top(counted.Size).Select(item => (item.Item, item.LowerBound)).ShouldBe(above, ignoreOrder: true);
            return true;
        });

    [Fact]
    public void With_room_for_all_items_counts_are_exact()
    {
        var (saved, counted) = (new SpaceSaving(3), new MisraGries(3));
        foreach (var item in new[] { "b", "a", "c", "a", "a", "b" })
        {
            saved.Add(item);
            counted.Add(item);
        }
        HeavyHitter[] expected = [new("a", 3, 3), new("b", 2, 2), new("c", 1, 1)];
        saved.Top(5).ShouldBe(expected);
        counted.Top(5).ShouldBe(expected);
        saved.Top(1).ShouldBe(expected[..1]);
        saved.Estimate("d").ShouldBe(new("d", 0, 1));
        (saved.MaximumError, counted.MaximumError).ShouldBe((1, 0));
    }

    [Fact]
    public void A_new_item_takes_the_lowest_counter_or_one_off_all()
    {
        var (saved, counted) = (new SpaceSaving(2), new MisraGries(2));
        foreach (var item in new[] { "a", "a", "b", "c" })
        {
            saved.Add(item);
            counted.Add(item);
        }
        saved.Top(2).ShouldBe([new("a", 2, 2), new("c", 1, 2)]);
        counted.Top(2).ShouldBe([new("a", 1, 2)]);
        counted.MaximumError.ShouldBe(1);
        saved.Reset();
        counted.Reset();
        (saved.Size, saved.Count, saved.MaximumError, counted.Size, counted.Count, counted.MaximumError).ShouldBe((0, 0, 0, 0, 0, 0));
        saved.Top(3).ShouldBeEmpty();
    }

    [Fact]
    public void Long_items_are_cut_and_surrogate_pairs_are_not_split()
    {
        var prefix = new string('x', 127);
        var sketch = new SpaceSaving(4);
        sketch.Add(prefix + "yz");
        sketch.Add(prefix + "y and more");
        sketch.Add(prefix + "\ud83d\ude80");
        sketch.Top(4).ShouldBe([new(prefix + "y", 2, 2), new(prefix, 1, 1)]);
    }

    [Fact]
    public void Streams_of_new_items_allocate_nothing_once_the_counters_are_in_use()
    {
        var items = Enumerable.Range(0, 5_000).Select(i => $"user-{i:D6}").ToArray();
        var (saved, counted) = (new SpaceSaving(), new MisraGries());

        Allocations.Each(() =>
        {
            foreach (var item in items)
            {
                saved.Add(item);
                counted.Add(item);
            }
        }).ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SpaceSaving(0)).ParamName.ShouldBe("capacity");
        Should.Throw<ArgumentOutOfRangeException>(() => new MisraGries((1 << 20) + 1)).ParamName.ShouldBe("capacity");
        var (saved, counted) = (new SpaceSaving(2), new MisraGries(2));
        Should.Throw<ArgumentOutOfRangeException>(() => saved.Add("a", 0)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => counted.Add("a", -1)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => saved.Top(-1)).ParamName.ShouldBe("count");
        (saved.Count, counted.Count).ShouldBe((0, 0));

        saved.Add("a", 1L << 62);
        Should.Throw<ArgumentOutOfRangeException>(() => saved.Add("b")).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentException>(() => saved.Merge(saved)).Message.ShouldContain("2^62");
        saved.Top(2).ShouldBe([new("a", 1L << 62, 1L << 62)]);
    }

    private static void Holds(SpaceSaving sketch, Dictionary<string, long> truth)
    {
        var n = truth.Values.Sum();
        sketch.Count.ShouldBe(n);
        sketch.MaximumError.ShouldBeLessThanOrEqualTo(n / sketch.Capacity);
        var tracked = sketch.Top(sketch.Capacity);
        foreach (var (item, lower, upper) in tracked)
        {
            truth[item].ShouldBeInRange(lower, upper);
            (upper - lower).ShouldBeLessThanOrEqualTo(sketch.MaximumError);
        }
        HeavyItemsAreTracked(truth, tracked, sketch.MaximumError);
    }

    private static void Holds(MisraGries sketch, Dictionary<string, long> truth)
    {
        var n = truth.Values.Sum();
        sketch.Count.ShouldBe(n);
        var tracked = sketch.Top(sketch.Capacity);
        sketch.MaximumError.ShouldBeLessThanOrEqualTo((n - tracked.Sum(item => item.LowerBound)) / (sketch.Capacity + 1));
        foreach (var (item, lower, upper) in tracked)
        {
            truth[item].ShouldBeInRange(lower, upper);
            sketch.Estimate(item).ShouldBe(new(item, lower, upper));
        }
        HeavyItemsAreTracked(truth, tracked, sketch.MaximumError);
    }

    private static void HeavyItemsAreTracked(Dictionary<string, long> truth, HeavyHitter[] tracked, long maximumError)
    {
        foreach (var (item, count) in truth)
        {
            (count <= maximumError || tracked.Any(hitter => hitter.Item == item)).ShouldBeTrue($"{item} was added {count} times and is not tracked");
        }
    }

    private static SpaceSaving Saved(int capacity, (string Item, int Weight)[] stream)
    {
        var sketch = new SpaceSaving(capacity);
        Add(sketch, stream);
        return sketch;
    }

    private static MisraGries Counted(int capacity, (string Item, int Weight)[] stream)
    {
        var sketch = new MisraGries(capacity);
        Add(sketch, stream);
        return sketch;
    }

    private static void Add(SpaceSaving sketch, (string Item, int Weight)[] stream)
    {
        foreach (var (item, weight) in stream)
        {
            sketch.Add(item, weight);
        }
    }

    private static void Add(MisraGries sketch, (string Item, int Weight)[] stream)
    {
        foreach (var (item, weight) in stream)
        {
            sketch.Add(item, weight);
        }
    }
}
