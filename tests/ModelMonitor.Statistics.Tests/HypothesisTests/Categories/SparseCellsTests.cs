namespace ModelMonitor.Statistics.Tests;

public sealed class SparseCellsTests
{
    private delegate int Way(Span<long> baseline, Span<long> live, double smallestExpected);

    [Fact]
    public void Small_categories_are_joined_at_the_end_and_empty_ones_dropped()
    {
        // Of 100 + 100, a category needs a total of 10.
        ShouldBe(Join(SparseCells.JoinSmall, [4, 50, 0, 5, 41], [3, 60, 0, 4, 33]), [50, 41, 9], [60, 33, 7]);
    }

    [Fact]
    public void A_joined_category_that_is_still_small_takes_the_next_smallest_with_it()
        => ShouldBe(Join(SparseCells.JoinSmall, [50, 8, 40, 2], [60, 12, 25, 3]), [50, 40, 10], [60, 25, 15]);

    [Fact]
    public void Neighbours_are_joined_in_order()
        => ShouldBe(Join(SparseCells.JoinNeighbours, [1, 2, 47, 30, 19, 1], [2, 1, 47, 30, 19, 1]), [50, 30, 20], [50, 30, 20]);

    [Fact]
    public void A_higher_minimum_joins_more()
    {
        ShouldBe(Join(SparseCells.JoinSmall, [80, 8, 12], [80, 8, 12], 10), [80, 20], [80, 20]);
        ShouldBe(Join(SparseCells.JoinSmall, [80, 0, 20], [1, 0, 3], 0), [80, 20], [1, 3]);
    }

    [Fact]
    public void Nothing_is_lost_and_every_cell_left_is_large_enough()
        => Properties.Check(Properties.CountPairs, pair => Holds(SparseCells.JoinSmall, pair) && Holds(SparseCells.JoinNeighbours, pair));

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => SparseCells.JoinSmall([1, 2], [1])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => SparseCells.JoinSmall([0], [1])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => SparseCells.JoinNeighbours([1], [-1])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentOutOfRangeException>(() => SparseCells.JoinNeighbours([1], [1], double.NaN)).ParamName.ShouldBe("smallestExpected");
    }

    private static void ShouldBe((long[] Baseline, long[] Live) joined, long[] baseline, long[] live)
    {
        joined.Baseline.ShouldBe(baseline);
        joined.Live.ShouldBe(live);
    }

    private static (long[] Baseline, long[] Live) Join(Way join, long[] baseline, long[] live, double smallestExpected = 5)
    {
        var left = join(baseline, live, smallestExpected);
        return (baseline[..left], live[..left]);
    }

    private static bool Holds(Way join, CountPair pair)
    {
        var (baseline, live) = Join(join, [.. pair.Baseline], [.. pair.Live]);
        double m = pair.Baseline.Sum(), n = pair.Live.Sum();
        return baseline.Sum() == m && live.Sum() == n && baseline.Length > 0
            && (baseline.Length == 1 || baseline.Zip(live).All(cell => (cell.First + cell.Second) * (Math.Min(m, n) / (m + n)) >= 5 - 1e-9));
    }
}
