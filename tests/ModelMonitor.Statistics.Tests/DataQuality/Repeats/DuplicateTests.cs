using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

/// <summary>Repeated rows, by number of distinct ones and one by one.</summary>
public sealed class DuplicateTests
{
    [Fact]
    public void Shares_follow_from_distinct_rows()
    {
        DuplicateShare.Of(750, 1000).ShouldBe(0.25);
        DuplicateShare.Of(1010.5, 1000).ShouldBe(0);
        DuplicateShare.Of(0, 1000).ShouldBe(1);
    }

    [Fact]
    public void An_increase_counts_when_it_exceeds_the_errors_and_the_margin()
    {
        DuplicateShare.Compare(990, 1000, 900, 1000).IsExcessive.ShouldBeTrue();
        DuplicateShare.Compare(990, 1000, 975, 1000).IsExcessive.ShouldBeFalse();
        var estimated = DuplicateShare.Compare(990, 1000, 900, 1000, relativeError: 0.0325);
        estimated.IsExcessive.ShouldBeFalse();
        // 0.09 less 1.96 standard errors of both samplings and both estimates.
        var error = Math.Sqrt(0.01 * 0.99 / 1000 + 0.1 * 0.9 / 1000 + Math.Pow(0.0325 * 0.99, 2) + Math.Pow(0.0325 * 0.9, 2));
        estimated.LowerBound.ShouldBeWithin(0.09 - 1.959963984540054 * error, 1e-12);
        DuplicateShare.Compare(1000, 1000, 1000, 1000).LowerBound.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(300)]
    public void Hashes_of_many_rows_are_those_of_each_row(int rows)
    {
        double[] values = [0.0, -0.0, double.NaN, -double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1, -1e300, .. Enumerable.Range(0, 900).Select(i => i / 7d)];
        var columns = Enumerable.Range(0, 3).Select(column => Enumerable.Range(0, rows).Select(row => values[((row * 3) + (column * 5)) % values.Length]).ToArray()).ToArray();
        var hashes = Enumerable.Repeat(3UL, rows).ToArray();

        Array.ForEach(columns, column => RepeatedRows.Combine(hashes, column));

        hashes.ShouldBe(Enumerable.Range(0, rows).Select(row => RepeatedRows.Hash([columns[0][row], columns[1][row], columns[2][row]])));
    }

    // By another implementation of the documented steps. Baselines that are saved with rows hold such hashes.
    [Fact]
    public void Hashes_stay_what_they_are() => RepeatedRows.Hash([1, 2.5, double.NaN]).ShouldBe(0x5B87AD29D32D5957UL);

    [Fact]
    public void More_numbers_than_rows_are_refused() =>
        Should.Throw<ArgumentException>(() => RepeatedRows.Combine(new ulong[2], [1, 2, 3])).ParamName.ShouldBe("hashes");

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DuplicateShare.Of(-1, 10)).ParamName.ShouldBe("distinct");
        Should.Throw<ArgumentOutOfRangeException>(() => DuplicateShare.Of(double.NaN, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => DuplicateShare.Of(1, 0)).ParamName.ShouldBe("rows");
        Should.Throw<ArgumentOutOfRangeException>(() => DuplicateShare.Compare(1, 10, 1, 10, relativeError: -1)).ParamName.ShouldBe("relativeError");
        Should.Throw<ArgumentOutOfRangeException>(() => DuplicateShare.Compare(1, 10, 1, 10, margin: 2)).ParamName.ShouldBe("margin");
        Should.Throw<ArgumentOutOfRangeException>(() => DuplicateShare.Compare(1, 10, 1, 10, confidence: 0)).ParamName.ShouldBe("confidence");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(3000)]
    [InlineData(6000)]
    [InlineData(100_000)]
    public void Repeats_are_those_of_a_naive_window(int kinds)
    {
        var random = new Random(kinds);
        var rows = new RepeatedRows();
        var seenAt = new Dictionary<ulong, int>();
        var expected = 0L;
        for (var i = 0; i < 5 * RepeatedRows.Capacity; i++)
        {
            var hash = StableHash.Of((long)random.Next(kinds));
            var repeats = seenAt.TryGetValue(hash, out var last) && i - last <= RepeatedRows.Capacity;
            expected += repeats ? 1 : 0;
            rows.Add(hash).ShouldBe(repeats);
            seenAt[hash] = i;
        }
        rows.Repeats.ShouldBe(expected);
        rows.Count.ShouldBe(5 * RepeatedRows.Capacity);
    }

    [Fact]
    public void A_row_is_remembered_for_as_long_as_the_ring_holds_it()
    {
        var rows = new RepeatedRows();
        rows.Add(1).ShouldBeFalse();
        for (var i = 2UL; i <= RepeatedRows.Capacity; i++)
        {
            rows.Add(i).ShouldBeFalse();
        }
        rows.Add(1).ShouldBeTrue();
        rows.Add(2).ShouldBeTrue();
        rows.Add(99_999).ShouldBeFalse();
        rows.Add(3).ShouldBeFalse();
        rows.Repeats.ShouldBe(2);
        rows.Reset();
        (rows.Count, rows.Repeats).ShouldBe((0, 0));
        rows.Add(1).ShouldBeFalse();
    }

    [Fact]
    public void Steady_state_allocates_nothing()
    {
        var rows = new RepeatedRows();
        var next = 0UL;

        Allocations.Each(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                rows.Add(next++ * 31);
            }
        }).ShouldBe(0);
    }

    [Fact]
    public void Hashes_tell_order_and_length_but_not_the_sign_of_zero()
    {
        RepeatedRows.Hash([1, 2]).ShouldNotBe(RepeatedRows.Hash([2, 1]));
        RepeatedRows.Hash([0]).ShouldNotBe(RepeatedRows.Hash([0, 0]));
        RepeatedRows.Hash([0.0, double.NaN]).ShouldBe(RepeatedRows.Hash([-0.0, -double.NaN]));
        RepeatedRows.Combine(RepeatedRows.Combine(0, StableHash.Of("a")), StableHash.Of(1.5))
            .ShouldNotBe(RepeatedRows.Combine(RepeatedRows.Combine(0, StableHash.Of(1.5)), StableHash.Of("a")));
    }

    [Fact]
    public void Hashes_of_similar_rows_do_not_collide()
    {
        var hashes = new HashSet<ulong>();
        for (var i = 0; i < 100; i++)
        {
            for (var j = 0; j < 100; j++)
            {
                hashes.Add(RepeatedRows.Hash([i, j, i + j])).ShouldBeTrue();
            }
        }
    }
}
