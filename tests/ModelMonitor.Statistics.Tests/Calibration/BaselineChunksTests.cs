namespace ModelMonitor.Statistics.Tests;

public sealed class BaselineChunksTests
{
    [Fact]
    public void Every_chunk_is_compared_with_all_other_values()
    {
        double[] baseline = [1, 2, 3, 4, 5, 6, 7];
        var seen = new List<string>();
        var law = NullDistribution.FromChunks(baseline, 3, (rest, chunk) =>
        {
            seen.Add(string.Join(' ', rest.ToArray().Order()) + " | " + string.Join(' ', chunk.ToArray()));
            return chunk[0];
        });
        seen.ShouldBe(["4 5 6 7 | 1 2 3", "1 2 3 7 | 4 5 6"]);
        (law.Count, law.Threshold(0)).ShouldBe((2, 4));
    }

    [Fact]
    public void Chunks_of_counts_are_compared_with_the_sum_of_all_others()
    {
        var seen = new List<string>();
        NullDistribution.FromChunks([1, 2, 10, 20, 100, 200], 2, (rest, chunk) =>
        {
            seen.Add(string.Join(' ', rest.ToArray()) + " | " + string.Join(' ', chunk.ToArray()));
            return 0;
        });
        seen.ShouldBe(["110 220 | 1 2", "101 202 | 10 20", "11 22 | 100 200"]);
    }

    [Fact]
    public void Chunks_of_values_and_of_their_counts_have_the_same_law()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 600).Select(_ => (double)Math.Max(random.Next(4), random.Next(4))).ToArray();
        var counts = values.Chunk(50).SelectMany(chunk => Counts(chunk)).ToArray();
        var raw = NullDistribution.FromChunks(values, 50, (rest, chunk) => Hellinger.Distance(Counts(rest.ToArray()), Counts(chunk.ToArray())));
        var counted = NullDistribution.FromChunks(counts, 4, Hellinger.Distance);
        counted.Threshold(0.1).ShouldBe(raw.Threshold(0.1));
        counted.SigmaThreshold().ShouldBe(raw.SigmaThreshold());

        static long[] Counts(double[] chunk) => [.. Enumerable.Range(0, 4).Select(cell => chunk.LongCount(value => value == cell))];
    }

    [Fact]
    public void A_chunk_that_is_part_of_its_baseline_looks_more_alike()
    {
        // Ten chunks of 100: with itself as a tenth of the baseline, a chunk is a tenth closer to it.
        var random = new Random(2);
        var values = Enumerable.Range(0, 1000).Select(_ => random.NextDouble()).ToArray();
        var apart = NullDistribution.FromChunks(values, 100, Wasserstein.Distance);
        var within = NullDistribution.FromChunks(values, 100, (_, chunk) => Wasserstein.Distance(values, chunk));
        within.Threshold(0.5).ShouldBeWithin(0.9 * apart.Threshold(0.5), relative: 1e-9);
    }

    [Fact]
    public void Seasons_of_the_baseline_raise_the_threshold()
    {
        var random = new Random(3);
        double[] Sample(double season) => [.. Enumerable.Range(0, 2000).Select(i => season * Math.Sin(i / 100.0) + random.NextDouble())];
        var still = NullDistribution.FromChunks(Sample(0), 50, KolmogorovSmirnovDistance).SigmaThreshold();
        var seasonal = NullDistribution.FromChunks(Sample(1), 50, KolmogorovSmirnovDistance).SigmaThreshold();
        seasonal.ShouldBeGreaterThan(2 * still);

        static double KolmogorovSmirnovDistance(ReadOnlySpan<double> rest, ReadOnlySpan<double> chunk)
            => KolmogorovSmirnov.Test(rest, chunk, PValueMethod.Asymptotic).Statistic;
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1.0, 2, 3], 2, Wasserstein.Distance)).Message.ShouldContain("3 values make 1 chunks of 2");
        Should.Throw<ArgumentOutOfRangeException>(() => NullDistribution.FromChunks([1.0, 2, 3], 0, Wasserstein.Distance)).ParamName.ShouldBe("chunkSize");
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1.0, double.NaN], 1, Wasserstein.Distance)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1.0, 2], 1, (_, _) => double.NaN)).Message.ShouldContain("chunk 0 is NaN");
        Should.Throw<ArgumentNullException>(() => NullDistribution.FromChunks([1.0, 2], 1, null!)).ParamName.ShouldBe("statistic");
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1L, 2, 3], 2, Hellinger.Distance)).ParamName.ShouldBe("chunks");
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1L, 2], 2, Hellinger.Distance)).ParamName.ShouldBe("chunks");
        Should.Throw<ArgumentException>(() => NullDistribution.FromChunks([1L, -2, 1, 2], 2, Hellinger.Distance)).ParamName.ShouldBe("chunks");
        Should.Throw<ArgumentOutOfRangeException>(() => NullDistribution.FromChunks([1L, 2], 0, Hellinger.Distance)).ParamName.ShouldBe("cells");
    }
}
