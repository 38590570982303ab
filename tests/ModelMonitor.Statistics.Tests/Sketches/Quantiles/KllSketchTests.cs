namespace ModelMonitor.Statistics.Tests;

public sealed class KllSketchTests
{
    private static readonly double[] Shares = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

    [Fact]
    public void Up_to_k_values_everything_is_exact()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var (sketch, sorted) = (Of(pair.X), pair.X.Order().ToArray());
            return sketch.RankError == 0 && sketch.Retained == sorted.Length
                && Shares.All(q => sketch.Quantile(q) == sorted[Math.Max(0, (int)Math.Ceiling(q * sorted.Length) - 1)])
                && pair.Y.Concat(pair.X).All(limit => sketch.Rank(limit) == (double)sorted.Count(value => value <= limit) / sorted.Length);
        });

    [Fact]
    public void Empty_single_constant_and_repeated_values_have_their_quantiles()
    {
        var empty = new KllSketch();
        new[] { empty.Min, empty.Max, empty.Quantile(0.5), empty.Rank(1) }.ShouldAllBe(value => double.IsNaN(value));
        Shares.ShouldAllBe(q => Of(new[] { -3.5 }, 8).Quantile(q) == -3.5);

        var constant = Of(Enumerable.Repeat(7.0, 10_000), 8);
        Shares.ShouldAllBe(q => constant.Quantile(q) == 7);
        (constant.Rank(Math.BitDecrement(7)), constant.Rank(7)).ShouldBe((0, 1));

        // 30 % zeros, 50 % ones, 20 % twos: no error of 1.65 % moves these quantiles.
        var few = Of(Enumerable.Range(0, 50_000).Select(i => (i * 7 % 10) switch { < 3 => 0.0, < 8 => 1, _ => 2 }));
        (few.Quantile(0.2), few.Quantile(0.5), few.Quantile(0.9)).ShouldBe((0, 1, 2));
        few.Rank(1).ShouldBe(0.8, few.RankError);
        few.Rank(2).ShouldBe(1);
    }

    [Fact]
    public void Extremes_count_and_total_weight_are_exact_for_every_length()
    {
        foreach (var k in new[] { 8, 20, 200 })
        {
            var sketch = new KllSketch(k, seed: k);
            for (var n = 1; n <= 20_000; n++)
            {
                sketch.Add((n * 7919L) % 20_011);
                if (n % 97 == 0 || n < 100)
                {
                    sketch.Ranked.Total.ShouldBe(n);
                    sketch.Count.ShouldBe(n);
                    sketch.Rank(sketch.Max).ShouldBe(1);
                    sketch.Quantile(0).ShouldBe(sketch.Min);
                    sketch.Quantile(1).ShouldBe(sketch.Max);
                }
            }
            sketch.Min.ShouldBe(Enumerable.Range(1, 20_000).Min(n => n * 7919L % 20_011));
            sketch.Rank(sketch.Min).ShouldBe(1.0 / 20_000);
            sketch.Retained.ShouldBeLessThan(3 * k + 8 * 15);
        }
    }

    [Fact]
    public void Ranks_are_within_the_99_percent_error_over_many_seeds()
    {
        // One in a hundred may be out; of 300 independent ones at most 9 are, but for one in a thousand runs.
        const int Seeds = 300;
        var (single, whole, visible) = (new int[Shares.Length], 0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var sketch = Of(Permutation(6000, seed), 200, seed);
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
            var values = Permutation(8000, seed);
            var parts = new[] { 0..100, 100..4000, 4000..4001, 4001..7000, 7000..7150, 7150..8000 }
                .Select((range, i) => Of(values[range], 200, 100 * seed + i)).ToList();
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
            var (sketch, sorted) = (Of(values, seed: 5), values.Order().ToArray());
            for (var i = 499; i < sorted.Length; i += 500)
            {
                sketch.Rank(sorted[i]).ShouldBe((i + 1) / 50_000.0, sketch.CdfError);
            }
        }
    }

    [Fact]
    public void Distribution_and_cells_agree_with_ranks()
    {
        var sketch = Of(Streams.Normal(20_000, seed: 6));
        double[] edges = [-2, -1, 0, 1, 2];
        var (cdf, pmf) = (new double[6], new double[6]);
        sketch.Cdf(edges, cdf);
        sketch.Pmf(edges, pmf);

        cdf.ShouldBe([.. edges.Select(sketch.Rank), 1]);
        pmf.Sum().ShouldBe(1, 1e-12);
        double[] normal = [0.02275, 0.13591, 0.34134, 0.34134, 0.13591, 0.02275];
        for (var i = 0; i < 6; i++)
        {
            // The sample itself is off by at most 4·√(0.25/20,000) of a share.
            pmf[i].ShouldBe(normal[i], sketch.CdfError + 0.0142);
        }
        new KllSketch().Pmf([0], pmf.AsSpan(0, 2));
        pmf[..2].ShouldAllBe(share => double.IsNaN(share));
    }

    [Fact]
    public void The_error_is_that_of_the_reference()
    {
        Exceeded(200).RankError.ShouldBe(0.0133, 0.00005);
        Exceeded(200).CdfError.ShouldBe(0.0165, 0.00005);
        Exceeded(400).RankError.ShouldBe(2.296 / Math.Pow(400, 0.9723), 1e-15);

        static KllSketch Exceeded(int k) => Of(Enumerable.Range(0, 2 * k).Select(i => (double)i), k);
    }

    [Fact]
    public void Equal_seeds_give_equal_sketches_and_a_sketch_read_from_bytes_goes_on_as_the_one_written()
    {
        foreach (var (k, n) in new[] { (8, 0), (8, 1), (8, 13), (8, 5000), (200, 150), (200, 200), (200, 201), (200, 30_000) })
        {
            var values = Streams.Normal(n + 3000, seed: k + n);
            var written = Of(values[..n], k, seed: -7);
            var read = KllSketch.FromBytes(written.ToBytes());
            (read.K, read.Seed, read.Count, read.Retained).ShouldBe((k, -7, n, written.Retained));
            Shares.ShouldAllBe(q => read.Quantile(q).Equals(written.Quantile(q)));
            foreach (var value in values[n..])
            {
                written.Add(value);
                read.Add(value);
            }
            read.ToBytes().ShouldBe(written.ToBytes());
            written.ToBytes().ShouldBe(Of(values, k, seed: -7).ToBytes());
            if (n > k)
            {
                written.ToBytes().ShouldNotBe(Of(values, k, seed: 8).ToBytes());
            }
        }
    }

    [Fact]
    public void A_sketch_merged_with_itself_counts_twice_and_one_that_is_reset_is_new()
    {
        var values = Permutation(5000, 3);
        var sketch = Of(values);
        sketch.Merge(sketch);
        (sketch.Count, sketch.Ranked.Total).ShouldBe((10_000, 10_000));
        sketch.Rank(2500).ShouldBe(0.5, sketch.CdfError);
        sketch.Merge(new KllSketch());
        sketch.Count.ShouldBe(10_000);
        sketch.Reset();
        sketch.ToBytes().ShouldBe(new KllSketch().ToBytes());
        sketch.Merge(Of(values));
        sketch.Quantile(0.3).ShouldBe(Of(values).Quantile(0.3));
        sketch.Reset();
        double.IsNaN(sketch.Quantile(0.5)).ShouldBeTrue();
    }

    [Fact]
    public void A_merged_sketch_goes_on_as_one_read_from_its_bytes_and_keeps_no_more_values()
    {
        foreach (var (k, n) in new[] { (8, 500), (200, 150), (200, 2000), (200, 20_000) })
        {
            var values = Streams.Normal(3 * n, seed: n);
            var merged = Of(values[..n], k, seed: 1);
            merged.Merge(Of(values[n..(2 * n)], k, seed: 2));
            var read = KllSketch.FromBytes(merged.ToBytes());
            foreach (var value in values[(2 * n)..])
            {
                merged.Add(value);
                read.Add(value);
                merged.Retained.ShouldBe(read.Retained);
            }
            merged.Ranked.Total.ShouldBe(3 * n);
            merged.ToBytes().ShouldBe(read.ToBytes());
            KllSketch.FromBytes(merged.ToBytes()).Count.ShouldBe(3 * n);
        }
    }

    [Fact]
    public void Bytes_are_checked()
    {
        Of(Streams.Normal(3000, seed: 2), 8).ShouldBeChecked();
        Of(Streams.Normal(50, seed: 2)).ShouldBeChecked();
        new KllSketch(65535, seed: int.MinValue).ShouldBeChecked();
    }

    [Fact]
    public void Forged_bytes_are_refused_or_harmless()
    {
        foreach (var sketch in new[] { Of(Streams.Normal(3000, seed: 9), 8), Of(Streams.Normal(20, seed: 9)), new KllSketch(200) })
        {
            sketch.ShouldWithstandForgery(
                forged =>
                {
                    for (var i = 0; i < 50; i++)
                    {
                        forged.Add(i);
                    }
                    if (forged.Count <= 1L << 60)
                    {
                        forged.Merge(forged);
                    }
                    forged.Ranked.Total.ShouldBe(forged.Count);
                    forged.Quantile(0.5).ShouldBeInRange(forged.Min, forged.Max);
                },
                seed: 2, trials: 1500);
        }
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new KllSketch(7)).ParamName.ShouldBe("k");
        Should.Throw<ArgumentOutOfRangeException>(() => new KllSketch(65536)).ParamName.ShouldBe("k");
        var sketch = Of(new[] { 1.0, 2 });
        var before = sketch.ToBytes();
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add(value)).ParamName.ShouldBe("value");
        }
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Quantile(1.1)).ParamName.ShouldBe("q");
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Quantile(double.NaN)).ParamName.ShouldBe("q");
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Rank(double.NaN)).ParamName.ShouldBe("limit");
        Should.Throw<ArgumentException>(() => sketch.Cdf([1, 2], new double[2])).ParamName.ShouldBe("edges");
        Should.Throw<ArgumentException>(() => sketch.Merge(new KllSketch(100))).Message.ShouldContain("k = 200, the other k = 100");
        Should.Throw<ArgumentNullException>(() => sketch.Merge(null!)).ParamName.ShouldBe("other");
        sketch.ToBytes().ShouldBe(before);
        (sketch.Rank(double.NegativeInfinity), sketch.Rank(double.PositiveInfinity)).ShouldBe((0, 1));
    }

    private static KllSketch Of(IEnumerable<double> values, int k = 200, int seed = 0)
    {
        var sketch = new KllSketch(k, seed);
        foreach (var value in values)
        {
            sketch.Add(value);
        }
        return sketch;
    }

    /// <summary>1 to n in random order.</summary>
    private static double[] Permutation(int n, int seed)
    {
        var values = Enumerable.Range(1, n).Select(i => (double)i).ToArray();
        new Random(seed).Shuffle(values);
        return values;
    }
}
