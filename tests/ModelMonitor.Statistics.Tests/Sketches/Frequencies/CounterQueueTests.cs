namespace ModelMonitor.Statistics.Tests;

public sealed class CounterQueueTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1_000)]
    [InlineData(3, 1L << 40)]
    [InlineData(4, 1L << 50)]
    public void The_lowest_counter_is_found_however_counters_grow(int seed, long largestRaise)
    {
        var random = new Random(seed);
        var counters = new Counter[40];
        var queue = new CounterQueue();
        var queued = new List<int>();
        for (var slot = 0; slot < counters.Length; slot++)
        {
            counters[slot].Count = random.NextInt64(1, largestRaise);
            queue.Push(counters, slot);
            queued.Add(slot);
        }
        for (var step = 0; step < 3_000; step++)
        {
            var raised = queued[random.Next(queued.Count)];
            counters[raised].Count += random.NextInt64(largestRaise);
            if (random.Next(3) == 0)
            {
                continue;
            }
            var lowest = queue.Lowest(counters);
            counters[lowest].Count.ShouldBe(queued.Min(slot => counters[slot].Count));
            if (random.Next(2) == 0)
            {
                // Out, and in again above all that has been found.
                queue.Pop(counters);
                counters[lowest].Count += random.NextInt64(largestRaise);
                queue.Push(counters, lowest);
            }
        }
    }

    [Fact]
    public void Equal_counters_come_out_one_by_one_and_no_other_before_it_is_asked_for()
    {
        var counters = new Counter[5];
        var queue = new CounterQueue();
        for (var slot = 0; slot < counters.Length; slot++)
        {
            counters[slot].Count = slot < 3 ? 7 : 9;
            queue.Push(counters, slot);
        }
        var found = new List<int> { queue.Lowest(counters) };
        queue.Pop(counters);
        counters[found[0] == 1 ? 2 : 1].Count = 8;
        for (var slot = queue.FirstAtLowest(counters); slot >= 0; slot = queue.FirstAtLowest(counters))
        {
            counters[slot].Count.ShouldBe(7);
            found.Add(slot);
            queue.Pop(counters);
        }
        found.Count.ShouldBe(2);
        counters[queue.Lowest(counters)].Count.ShouldBe(8);
    }
}
