namespace ModelMonitor.Statistics.Tests;

public sealed class KllSketchTests
{
    private static readonly double[] Shares = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

    [Fact]
    public void Up_to_k_values_everything_is_exact()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var (sketch, sorted) = (Streams.Kll(pair.X), pair.X.Order().ToArray());
            return sketch.RankError == 0 && sketch.Retained == sorted.Length
                && Shares.All(q => sketch.Quantile(q) == sorted[Math.Max(0, (int)Math.Ceiling(q * sorted.Length) - 1)])
                && pair.Y.Concat(pair.X).All(limit => sketch.Rank(limit) == (double)sorted.Count(value => value <= limit) / sorted.Length);
        });

    [Fact]
    public void Empty_single_constant_and_repeated_values_have_their_quantiles()
    {
        var empty = new KllSketch();
        new[] { empty.Min, empty.Max, empty.Quantile(0.5), empty.Rank(1) }.ShouldAllBe(value => double.IsNaN(value));
        Shares.ShouldAllBe(q => Streams.Kll(new[] { -3.5 }, 8).Quantile(q) == -3.5);

        var constant = Streams.Kll(Enumerable.Repeat(7.0, 10_000), 8);
        Shares.ShouldAllBe(q => constant.Quantile(q) == 7);
        (constant.Rank(Math.BitDecrement(7)), constant.Rank(7)).ShouldBe((0, 1));

        // 30 % zeros, 50 % ones, 20 % twos: no error of 1.65 % moves these quantiles.
        var few = Streams.Kll(Enumerable.Range(0, 50_000).Select(i => (i * 7 % 10) switch { < 3 => 0.0, < 8 => 1, _ => 2 }));
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
    public void Distribution_and_cells_agree_with_ranks()
    {
        var sketch = Streams.Kll(Streams.Normal(20_000, seed: 6));
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
    public void Equal_seeds_give_equal_sketches_and_a_sketch_read_from_bytes_goes_on_as_the_one_written()
    {
        foreach (var (k, n) in new[] { (8, 0), (8, 1), (8, 13), (8, 5000), (200, 150), (200, 200), (200, 201), (200, 30_000) })
        {
            var values = Streams.Normal(n + 3000, seed: k + n);
            var written = Streams.Kll(values[..n], k, seed: -7);
            var read = KllSketch.FromBytes(written.ToBytes());
            (read.K, read.Seed, read.Count, read.Retained).ShouldBe((k, -7, n, written.Retained));
            Shares.ShouldAllBe(q => read.Quantile(q).Equals(written.Quantile(q)));
            foreach (var value in values[n..])
            {
                written.Add(value);
                read.Add(value);
            }
            read.ToBytes().ShouldBe(written.ToBytes());
            written.ToBytes().ShouldBe(Streams.Kll(values, k, seed: -7).ToBytes());
            if (n > k)
            {
                written.ToBytes().ShouldNotBe(Streams.Kll(values, k, seed: 8).ToBytes());
            }
        }
    }

    [Fact]
    public void A_merged_sketch_goes_on_as_one_read_from_its_bytes_and_keeps_no_more_values()
    {
        foreach (var (k, n) in new[] { (8, 500), (200, 150), (200, 2000), (200, 20_000) })
        {
            var values = Streams.Normal(3 * n, seed: n);
            var merged = Streams.Kll(values[..n], k, seed: 1);
            merged.Merge(Streams.Kll(values[n..(2 * n)], k, seed: 2));
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
    public void Bad_input_is_named_and_changes_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new KllSketch(7)).ParamName.ShouldBe("k");
        Should.Throw<ArgumentOutOfRangeException>(() => new KllSketch(65536)).ParamName.ShouldBe("k");
        var sketch = Streams.Kll(new[] { 1.0, 2 });
        var before = sketch.ToBytes();
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => sketch.Add(value)).ParamName.ShouldBe("value");
        }
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Quantile(1.1)).ParamName.ShouldBe("q");
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Quantile(double.NaN)).ParamName.ShouldBe("q");
        Should.Throw<ArgumentOutOfRangeException>(() => sketch.Rank(double.NaN)).ParamName.ShouldBe("limit");
        Should.Throw<ArgumentException>(() => sketch.Cdf([1, 2], new double[2])).ParamName.ShouldBe("edges");
        sketch.ToBytes().ShouldBe(before);
        (sketch.Rank(double.NegativeInfinity), sketch.Rank(double.PositiveInfinity)).ShouldBe((0, 1));
    }
}
