namespace ModelMonitor.Statistics.Tests;

public sealed class KllErrorTests
{
    private static readonly double[] Shares = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

    [Fact]
    public void Ranks_are_within_the_99_percent_error_over_many_seeds()
    {
        // One in a hundred may be out; of 300 independent ones at most 9 are, but for one in a thousand runs.
        const int Seeds = 300;
        var (single, whole, visible) = (new int[Shares.Length], 0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var sketch = Streams.Kll(Streams.Permutation(6000, seed), 200, seed);
            var largest = Enumerable.Range(1, 120).Max(i => Math.Abs(sketch.Rank(50 * i) - i / 120.0));
            whole += largest > sketch.CdfError ? 1 : 0;
            visible += largest > sketch.CdfError / 4 ? 1 : 0;
            for (var i = 0; i < Shares.Length; i++)
            {
                single[i] += Math.Abs(sketch.Rank(6000 * Shares[i]) - Shares[i]) > sketch.RankError ? 1 : 0;
            }
        }
        single.ShouldAllBe(count => count <= 9);
        whole.ShouldBeLessThanOrEqualTo(9);
        visible.ShouldBeGreaterThan(Seeds / 2, "a sketch of 6,000 values is not exact");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Merged_sketches_have_the_same_error_in_any_order(bool reversed)
    {
        const int Seeds = 100;
        var outside = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var values = Streams.Permutation(8000, seed);
            var parts = new[] { 0..100, 100..4000, 4000..4001, 4001..7000, 7000..7150, 7150..8000 }
                .Select((range, i) => Streams.Kll(values[range], 200, 100 * seed + i)).ToList();
            if (reversed)
            {
                parts.Reverse();
            }
            var merged = parts[0];
            foreach (var part in parts.Skip(1))
            {
                merged.Merge(part);
            }
            merged.Count.ShouldBe(8000);
            merged.Ranked.Total.ShouldBe(8000);
            (merged.Min, merged.Max).ShouldBe((1, 8000));
            outside += Enumerable.Range(1, 100).Max(i => Math.Abs(merged.Rank(80 * i) - i / 100.0)) > merged.CdfError ? 1 : 0;
        }
        // As above: 1 % of 100, and no more than 5 but for one in a thousand runs.
        outside.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void The_order_of_the_stream_does_not_matter()
    {
        foreach (var order in new Func<int, double>[] { i => i, i => -i, i => i % 2 == 0 ? i : -i, i => i % 100 * 1000 + i / 100 })
        {
            var values = Enumerable.Range(0, 50_000).Select(order).ToArray();
            var (sketch, sorted) = (Streams.Kll(values, seed: 5), values.Order().ToArray());
            for (var i = 499; i < sorted.Length; i += 500)
            {
                sketch.Rank(sorted[i]).ShouldBe((i + 1) / 50_000.0, sketch.CdfError);
            }
        }
    }

    [Fact]
    public void The_error_is_that_of_the_reference()
    {
        Exceeded(200).RankError.ShouldBe(0.0133, 0.00005);
        Exceeded(200).CdfError.ShouldBe(0.0165, 0.00005);
        Exceeded(400).RankError.ShouldBe(2.296 / Math.Pow(400, 0.9723), 1e-15);

        static KllSketch Exceeded(int k) => Streams.Kll(Enumerable.Range(0, 2 * k).Select(i => (double)i), k);
    }
}
