namespace ModelMonitor.Statistics.Tests;

public sealed class PoissonWeightsTests
{
    // χ²₇ quantile at 0.999; seeds are fixed.
    private const double ChiSquareLimit = 24.322;

    private static readonly byte[] FirstWeightsOf42 = [1, 1, 0, 3, 1, 2, 0, 2, 1, 0, 2, 2, 0, 2, 1, 1];

    [Fact]
    public void Weights_follow_the_Poisson_law_over_ids_in_each_replicate()
    {
        var weights = new byte[50];
        var counts = new long[50][];
        for (var replicate = 0; replicate < 50; replicate++)
        {
            counts[replicate] = new long[8];
        }
        for (var id = 0UL; id < 100_000; id++)
        {
            PoissonWeights.Draw(id, weights);
            for (var replicate = 0; replicate < weights.Length; replicate++)
            {
                counts[replicate][Math.Min(weights[replicate], (byte)7)]++;
            }
        }
        // 50 replicates: at a level of 0.001 each, two above it have a probability of 0.1 %.
        counts.Count(cells => ChiSquareOf(cells) > ChiSquareLimit).ShouldBeLessThan(2);
        ChiSquareOf([.. Enumerable.Range(0, 8).Select(weight => counts.Sum(cells => cells[weight]))]).ShouldBeLessThan(ChiSquareLimit);
    }

    [Fact]
    public void Weights_follow_the_Poisson_law_over_replicates_of_an_id()
    {
        var (weights, above) = (new byte[20_000], 0);
        foreach (var id in new ulong[] { 0, 1, 2, ulong.MaxValue, 1UL << 32, StableHash.Of("prediction") })
        {
            PoissonWeights.Draw(id, weights);
            var cells = new long[8];
            foreach (var weight in weights)
            {
                cells[Math.Min(weight, (byte)7)]++;
            }
            above += ChiSquareOf(cells) > ChiSquareLimit ? 1 : 0;
        }
        above.ShouldBe(0);
    }

    [Fact]
    public void Replicates_and_neighbouring_ids_are_uncorrelated()
    {
        const int Ids = 40_000;
        var (weights, before) = (new byte[20], new byte[20]);
        var (between, along) = (new double[20, 20], new double[20]);
        for (var id = 0UL; id < Ids; id++)
        {
            PoissonWeights.Draw(id, weights);
            for (var a = 0; a < 20; a++)
            {
                along[a] += (weights[a] - 1) * (before[a] - 1);
                for (var b = 0; b < a; b++)
                {
                    between[a, b] += (weights[a] - 1) * (weights[b] - 1);
                }
            }
            weights.CopyTo(before, 0);
        }
        // The mean product of two independent weights less 1 has standard deviation 1/√40,000 = 0.005; 210 of them, at most 4.2 off.
        for (var a = 0; a < 20; a++)
        {
            Math.Abs(along[a] / Ids).ShouldBeLessThan(4.2 * 0.005);
            for (var b = 0; b < a; b++)
            {
                Math.Abs(between[a, b] / Ids).ShouldBeLessThan(4.2 * 0.005);
            }
        }
    }

    [Fact]
    public void The_first_weights_do_not_depend_on_how_many_are_drawn()
    {
        var (many, few) = (new byte[50], new byte[13]);
        PoissonWeights.Draw(42, many);
        PoissonWeights.Draw(42, few);
        few.ShouldBe(many[..13]);
        PoissonWeights.Draw(42, []);
        // Part of what serialised states mean: these may never change.
        many[..16].ShouldBe(FirstWeightsOf42);
    }

    private static double ChiSquareOf(long[] cells)
    {
        var (total, statistic, rest, probability) = ((double)cells.Sum(), 0.0, 1.0, Math.Exp(-1));
        for (var weight = 0; weight < cells.Length; weight++)
        {
            var expected = total * (weight == cells.Length - 1 ? rest : probability);
            statistic += Math.Pow(cells[weight] - expected, 2) / expected;
            rest -= probability;
            probability /= weight + 1;
        }
        return statistic;
    }
}
