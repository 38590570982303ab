using ModelMonitor.Aggregation;

namespace ModelMonitor.Tests.Aggregation;

public sealed class NarrowCountsTests
{
    [Theory]
    [InlineData(255, 1)]
    [InlineData(256, 2)]
    [InlineData(65_535, 2)]
    [InlineData(65_536, 4)]
    [InlineData(4_294_967_295, 4)]
    [InlineData(4_294_967_296, 8)]
    public void Counts_are_as_wide_as_the_largest_needs_and_keep_their_values(long largest, int width)
    {
        var counts = new NarrowCounts(4);
        counts.Set(0, [1, 2, 3]);
        counts.Width.ShouldBe(1);

        counts.Set(3, [largest]);

        counts.Width.ShouldBe(width);
        Read(counts, 4).ShouldBe([1, 2, 3, largest]);
    }

    [Fact]
    public void Sums_widen_before_they_overflow()
    {
        var (sum, added, expected) = (new NarrowCounts(3), new NarrowCounts(3), new long[3]);
        var random = new Random(1);
        for (var step = 0; step < 200; step++)
        {
            long[] counts = [random.Next(1 << (step % 31)), 0, random.Next(200)];
            added.Clear();
            added.Set(0, counts);
            sum.Add(added);
            expected = [.. expected.Zip(counts, (one, other) => one + other)];

            Read(sum, 3).ShouldBe(expected);
        }

        sum.Width.ShouldBe(8);
        added.Width.ShouldBe(4);
    }

    [Fact]
    public void Part_of_them_can_be_forgotten_or_all()
    {
        var counts = new NarrowCounts(4);
        Read(counts, 4).ShouldBe([0, 0, 0, 0]);
        counts.Clear(1, 2);
        counts.Set(0, [1, 300, 3, 4]);

        counts.Clear(1, 2);
        Read(counts, 4).ShouldBe([1, 0, 0, 4]);

        counts.Clear();
        Read(counts, 4).ShouldBe([0, 0, 0, 0]);
    }

    private static long[] Read(NarrowCounts counts, int length)
    {
        var read = new long[length];
        counts.CopyTo(0, read);
        return read;
    }
}
