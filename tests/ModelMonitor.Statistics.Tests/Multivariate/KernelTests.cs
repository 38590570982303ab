namespace ModelMonitor.Statistics.Tests;

public sealed class KernelTests
{
    private static readonly double[] Three = [0.3, 0.7, 0.2, 1.1, -0.4, 2.5, 0.5, 0.6, 0.1];

    [Fact]
    public void A_Gaussian_is_its_formula()
    {
        var kernel = new GaussianKernel(2);
        kernel.Evaluate([1, 2], [4, -2]).ShouldBe(Math.Exp(-25.0 / 8), 1e-15);
        kernel.Evaluate([1, 2], [1, 2]).ShouldBe(1);
        new GaussianKernel(1e-200).Evaluate([1, 2], [1, 2]).ShouldBe(1);
        new GaussianKernel(1e-200).Evaluate([1, 2], [1, 3]).ShouldBe(0);
    }

    [Fact]
    public void The_mixture_is_the_mean_of_five_Gaussians()
    {
        double[] x = [1, 2, 0.5], y = [0.2, 2.5, 1.5];
        var expected = new[] { 0.25, 0.5, 1, 2, 4 }.Average(factor => new GaussianKernel(1.3 * Math.Sqrt(factor)).Evaluate(x, y));
        new GaussianMixtureKernel(1.3).Evaluate(x, y).ShouldBe(expected, 1e-15);
        new GaussianMixtureKernel(1e-200).Evaluate(x, x).ShouldBe(1);
    }

    [Fact]
    public void Check_values_of_the_fidelity_kernel()
    {
        new FidelityKernel(2).Evaluate([0.3, 0.7], [1.1, -0.4]).ShouldBe(0.1255890794, 1e-10);
        new FidelityKernel(3).Evaluate([0.3, 0.7, 0.2], [0.5, 0.6, 0.1]).ShouldBe(0.2895120033, 1e-10);
        new FidelityKernel(6).Evaluate([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_fidelity_kernel_of_a_baseline_scales_and_clips()
    {
        var kernel = FidelityKernel.ForBaseline(new Rows([10, -1, 7, 20, 1, 7], 3));
        kernel.Qubits.ShouldBe(3);
        kernel.Evaluate([12, 0, 7], [16, 0.5, 9])
            .ShouldBe(new FidelityKernel(3).Evaluate([0.2 * Math.PI, 0.5 * Math.PI, 0], [0.6 * Math.PI, 0.75 * Math.PI, 0]), 1e-12);
        kernel.Evaluate([99, 0, 7], [20, 0, 7]).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void All_pairs_at_once_are_as_one_by_one()
    {
        Rows x = new(Three.AsSpan(0, 6), 3), y = new([.. Three.AsSpan(6, 3), 1, 2, 3], 3);
        foreach (var kernel in new IKernel[] { new GaussianKernel(0.8), new GaussianMixtureKernel(0.8), new FidelityKernel(3) })
        {
            var (fast, plain) = (PairMatrix.Of(x, y, kernel), PairMatrix.Of(x, y, new Plain(kernel)));
            for (var i = 0; i < fast.AllBelow.Length; i++)
            {
                fast.AllBelow[i].ShouldBe(plain.AllBelow[i], 1e-14);
            }
            fast.Diagonal.ShouldBe(plain.Diagonal, 1e-12);
        }
    }

    [Fact]
    public void The_median_falls_back_to_the_mean_and_to_one()
    {
        MedianHeuristic.Distance(new Rows([0, 0, 0, 0], 1), new Rows([0, 5], 1)).ShouldBe(5.0 / 3, 1e-15);
        MedianHeuristic.Distance(new Rows([7, 7], 1), new Rows([7], 1)).ShouldBe(1);
        MedianHeuristic.Distance(new Rows([0, 4], 1), new Rows([1], 1)).ShouldBe(3);
    }

    [Fact]
    public void Of_many_rows_every_third_is_taken()
    {
        var rows = RowSamples.Normal(new Random(4), 1500, 2);
        double[] third = [.. rows.Where((_, i) => i % 6 < 2)];
        MedianHeuristic.Distance(new Rows(rows.AsSpan(0, 2000), 2), new Rows(rows.AsSpan(2000), 2))
            .ShouldBe(MedianHeuristic.Distance(new Rows(third.AsSpan(0, 100), 2), new Rows(third.AsSpan(100), 2)));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GaussianKernel(0)).ParamName.ShouldBe("bandwidth");
        Should.Throw<ArgumentOutOfRangeException>(() => new GaussianMixtureKernel(double.NaN)).ParamName.ShouldBe("bandwidth");
        Should.Throw<ArgumentOutOfRangeException>(() => new FidelityKernel(7)).ParamName.ShouldBe("qubits");
        Should.Throw<ArgumentOutOfRangeException>(() => FidelityKernel.ForBaseline(new Rows(new double[7], 7))).ParamName.ShouldBe("qubits");
        Should.Throw<ArgumentException>(() => FidelityKernel.ForBaseline(new Rows([], 2))).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => new GaussianKernel(1).Evaluate([1], [1, 2])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => new GaussianKernel(1).Evaluate([1, double.NaN], [1, 2])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => new FidelityKernel(2).Evaluate([1], [1])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => MedianHeuristic.Distance(new Rows([1, 2], 2), new Rows([1], 1))).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Unbiased(new Rows([1, 2], 1), new Rows([3, 4], 1), new Plain(null)))
            .Message.ShouldContain("pooled rows 0 and 0");
    }

    /// <summary>A kernel that knows no faster way; NaN without one inside.</summary>
    private sealed class Plain(IKernel? kernel) : IKernel
    {
        public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => kernel?.Evaluate(x, y) ?? double.NaN;
    }
}
