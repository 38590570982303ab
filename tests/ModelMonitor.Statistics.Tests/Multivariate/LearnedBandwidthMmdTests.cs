namespace ModelMonitor.Statistics.Tests;

public sealed class LearnedBandwidthMmdTests
{
    [Fact]
    public void A_change_within_clusters_is_found_at_its_own_scale()
    {
        var random = new Random(1);
        double[] x = Clusters(random, 500, correlation: 0), y = Clusters(random, 500, correlation: 0.9);
        Rows first = new(x, 2), second = new(y, 2);
        var result = LearnedBandwidthMmd.Test(first, second, seed: 1);
        result.HeldOut.PValue.ShouldBeLessThanOrEqualTo(0.01);
        result.Bandwidth.ShouldBeLessThan(result.MedianDistance / 4);
        (result.HeldOut.XSize, result.HeldOut.YSize).ShouldBe((250, 250));
        MaximumMeanDiscrepancy.Test(first, second, seed: 1, GaussianKernel.FromMedian(first, second)).PValue.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void The_ratio_is_its_formula()
    {
        var random = new Random(2);
        double[] x = RowSamples.Normal(random, 6, 2), y = RowSamples.Normal(random, 6, 2, shift: 1);
        var kernel = new GaussianKernel(1.3);
        var h = new double[6, 6];
        var squares = new PairMatrix(12);
        squares.FillSquaredDistances(new Rows([.. x, .. y], 2));
        double K(double[] a, int i, double[] b, int j) => kernel.Evaluate(a.AsSpan(2 * i, 2), b.AsSpan(2 * j, 2));
        var (offDiagonal, total, rows) = (0.0, 0.0, 0.0);
        for (var i = 0; i < 6; i++)
        {
            var row = 0.0;
            for (var j = 0; j < 6; j++)
            {
                h[i, j] = K(x, i, x, j) + K(y, i, y, j) - K(x, i, y, j) - K(y, i, x, j);
                row += h[i, j];
                offDiagonal += i == j ? 0 : h[i, j];
            }
            total += row;
            rows += row * row;
        }
        var variance = 4 * rows / Math.Pow(6, 3) - 4 * total * total / Math.Pow(6, 4);
        LearnedBandwidthMmd.PowerRatio(squares, 6, 1.3).ShouldBe(offDiagonal / 30 / Math.Sqrt(variance + 1e-8), 1e-12);
    }

    [Fact]
    public void Unchanged_rows_have_uniform_p_values()
        => NullUniformity.ShouldBeUniform(
            random => LearnedBandwidthMmd.Test(
                new Rows(RowSamples.Normal(random, 24, 1), 1), new Rows(RowSamples.Normal(random, 20, 1), 1), random.Next(), permutations: 9).HeldOut.PValue - 1e-9,
            3);

    [Fact]
    public void Equal_rows_and_bad_input()
    {
        var equal = LearnedBandwidthMmd.Test(new Rows(new double[5], 1), new Rows(new double[4], 1), seed: 1);
        (equal.MedianDistance, equal.HeldOut.PValue, equal.HeldOut.XSize, equal.HeldOut.YSize).ShouldBe((1, 1, 3, 2));
        Should.Throw<ArgumentException>(() => LearnedBandwidthMmd.Test(new Rows([1, 2, 3], 1), new Rows([1, 2, 3, 4], 1), 1)).ParamName.ShouldBe("x");
        Should.Throw<ArgumentOutOfRangeException>(() => LearnedBandwidthMmd.Test(new Rows([1, 2, 3, 4], 1), new Rows([1, 2, 3, 4], 1), 1, 0))
            .ParamName.ShouldBe("permutations");
    }

    /// <summary>Nine clusters of deviation 1, ten apart, alike but for the correlation within each.</summary>
    private static double[] Clusters(Random random, int rows, double correlation)
    {
        var values = RowSamples.Normal(random, rows, 2, correlation: correlation);
        for (var i = 0; i < rows; i++)
        {
            values[2 * i] += 10 * (i % 3);
            values[2 * i + 1] += 10 * (i / 3 % 3);
        }
        return values;
    }
}
