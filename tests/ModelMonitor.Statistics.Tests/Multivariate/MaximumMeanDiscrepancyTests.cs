namespace ModelMonitor.Statistics.Tests;

public sealed class MaximumMeanDiscrepancyTests
{
    private static readonly ReferenceFile Reference = new("mmd");

    public static TheoryData<string> All => Reference.NamesWhere((_, _) => true);

    public static TheoryData<string> Permuted => Reference.NamesWhere((_, item) => item.GetProperty("inputs").Has("permutations"));

    [Theory]
    [MemberData(nameof(All))]
    public void Estimates_agree_with_the_reference(string name)
    {
        var (inputs, expected) = (Reference[name].GetProperty("inputs"), Reference[name].GetProperty("expected"));
        Rows x = new(inputs.Flat("x"), inputs.Columns("x")), y = new(inputs.Flat("y"), inputs.Columns("y"));
        var median = GaussianKernel.FromMedian(x, y);
        median.Bandwidth.ShouldBe(expected.Number("median_pairwise_distance"), 1e-12);
        MaximumMeanDiscrepancy.Unbiased(x, y, median).ShouldBe(expected.Number("mmd2_unbiased"), 1e-12);
        MaximumMeanDiscrepancy.Biased(x, y, median).ShouldBe(expected.Number("mmd2_biased"), 1e-12);
        MaximumMeanDiscrepancy.Unbiased(x, y, new GaussianKernel(1)).ShouldBe(expected.Number("mmd2_unbiased_sigma_1"), 1e-12);
        MaximumMeanDiscrepancy.Biased(x, y, new GaussianKernel(1)).ShouldBe(expected.Number("mmd2_biased_sigma_1"), 1e-12);
        MaximumMeanDiscrepancy.Biased(y, x, median).ShouldBe(expected.Number("mmd2_biased"), 1e-12);
        var test = MaximumMeanDiscrepancy.Test(x, y, seed: 1, median, permutations: 1);
        (test.XSize, test.YSize).ShouldBe((x.Count, y.Count));
        test.Unbiased.ShouldBe(expected.Number("mmd2_unbiased"), 1e-12);
        test.Biased.ShouldBe(expected.Number("mmd2_biased"), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Permuted))]
    public void Permutations_agree_with_the_reference(string name)
    {
        var (inputs, expected) = (Reference[name].GetProperty("inputs"), Reference[name].GetProperty("expected"));
        Rows x = new(inputs.Flat("x"), inputs.Columns("x")), y = new(inputs.Flat("y"), inputs.Columns("y"));
        var size = x.Count;
        var splits = MaximumMeanDiscrepancy.Pairs(x, y, GaussianKernel.FromMedian(x, y));
        var orders = inputs.GetProperty("permutations").EnumerateArray().Select(order => order.EnumerateArray().Select(item => item.GetInt32()).ToArray()).ToArray();
        var values = expected.Numbers("permuted_mmd2_unbiased");
        var weights = SplitWeights.Unbiased(x.Count, y.Count);
        for (var i = 0; i < orders.Length; i++)
        {
            splits.Sums(mask => Mark(mask, orders[i]), 1)[0].Weighted(weights).ShouldBe(values[i], 1e-12);
        }
        var next = 0;
        var hits = splits.AtLeastAsFar(weights, orders.Length, mask => Mark(mask, orders[next++]));
        ((1.0 + hits) / (1 + orders.Length)).ShouldBe(expected.Number("permutation_pvalue"), 1e-15);

        void Mark(Span<double> mask, int[] order)
        {
            mask.Clear();
            foreach (var row in order[..size])
            {
                mask[row] = 1;
            }
        }
    }

    [Fact]
    public void Fast_permutations_are_those_of_the_plain_sums()
    {
        var random = new Random(3);
        foreach (var (m, n) in new[] { (7, 30), (30, 7), (16, 16) })
        {
            var pooled = RowSamples.Normal(random, m + n, 2);
            var splits = MaximumMeanDiscrepancy.Pairs(new Rows(pooled.AsSpan(0, 2 * m), 2), new Rows(pooled.AsSpan(2 * m), 2), new GaussianKernel(1));
            var marks = new List<bool[]>();
            var sums = splits.Sums(
                mask =>
                {
                    mask[..m].Fill(1);
                    mask[m..].Clear();
                    random.Shuffle(mask);
                    marks.Add([.. mask.ToArray().Select(value => value == 1)]);
                },
                5);
            for (var r = 0; r < 5; r++)
            {
                double[] Chosen(bool first) => [.. Enumerable.Range(0, m + n).Where(i => marks[r][i] == first).SelectMany(i => pooled[(2 * i)..(2 * i + 2)])];
                sums[r].Weighted(SplitWeights.Unbiased(m, n))
                    .ShouldBe(Plain(Chosen(true), Chosen(false), new GaussianKernel(1)), 1e-13);
            }
        }
    }

    [Fact]
    public void The_estimates_are_symmetric_and_the_biased_one_is_never_negative()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            if (pair.X.Length < 2 || pair.Y.Length < 2)
            {
                return true;
            }
            Rows x = new(pair.X, 1), y = new(pair.Y, 1);
            var kernel = new GaussianMixtureKernel(0.5);
            var (forward, backward) = (MaximumMeanDiscrepancy.Unbiased(x, y, kernel), MaximumMeanDiscrepancy.Unbiased(y, x, kernel));
            return Math.Abs(forward - backward) < 1e-12 && MaximumMeanDiscrepancy.Biased(x, y, kernel) >= 0;
        });

    [Fact]
    public void A_shift_of_one_of_five_columns_is_found()
    {
        var random = new Random(5);
        var (x, y) = (RowSamples.Normal(random, 300, 5), RowSamples.Normal(random, 300, 5, shift: 0.5));
        MaximumMeanDiscrepancy.Test(new Rows(x, 5), new Rows(y, 5), seed: 1).PValue.ShouldBe(1.0 / 200);
        EnergyDistance.Test(new Rows(x, 5), new Rows(y, 5), seed: 1).PValue.ShouldBe(1.0 / 200);
    }

    [Fact]
    public void A_change_of_correlation_that_no_column_shows_is_found()
    {
        var random = new Random(6);
        var (x, y) = (RowSamples.Normal(random, 300, 2), RowSamples.Normal(random, 300, 2, correlation: 0.7));
        MaximumMeanDiscrepancy.Test(new Rows(x, 2), new Rows(y, 2), seed: 1).PValue.ShouldBe(1.0 / 200);
        EnergyDistance.Test(new Rows(x, 2), new Rows(y, 2), seed: 1).PValue.ShouldBeLessThanOrEqualTo(0.01);
        HotellingTSquared.Test(new Rows(x, 2), new Rows(y, 2)).PValue.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void A_fidelity_kernel_tests_too()
    {
        var random = new Random(7);
        var (x, y) = (RowSamples.Normal(random, 60, 2), RowSamples.Normal(random, 60, 2, shift: 2));
        MaximumMeanDiscrepancy.Test(new Rows(x, 2), new Rows(y, 2), seed: 1, FidelityKernel.ForBaseline(new Rows(x, 2))).PValue.ShouldBe(1.0 / 200);
    }

    [Fact]
    public void Equal_rows_and_seeds()
    {
        var constant = MaximumMeanDiscrepancy.Test(new Rows([4, 4], 1), new Rows([4, 4, 4], 1), seed: 1);
        (constant.Unbiased, constant.Biased, constant.PValue).ShouldBe((0, 0, 1));
        var rows = RowSamples.Normal(new Random(8), 40, 2);
        MaximumMeanDiscrepancy.Test(new Rows(rows.AsSpan(0, 40), 2), new Rows(rows.AsSpan(40), 2), seed: 3)
            .ShouldBe(MaximumMeanDiscrepancy.Test(new Rows(rows.AsSpan(0, 40), 2), new Rows(rows.AsSpan(40), 2), seed: 3));
    }

    [Fact]
    public void Linear_time_is_its_formula()
    {
        var random = new Random(9);
        var (x, y) = (RowSamples.Normal(random, 7, 2), RowSamples.Normal(random, 6, 2, shift: 1));
        var kernel = new GaussianKernel(1.5);
        double K(double[] a, int i, double[] b, int j) => kernel.Evaluate(a.AsSpan(2 * i, 2), b.AsSpan(2 * j, 2));
        var terms = new[] { 0, 2, 4 }.Select(i => K(x, i, x, i + 1) + K(y, i, y, i + 1) - K(x, i, y, i + 1) - K(x, i + 1, y, i)).ToArray();
        var result = LinearTimeMmd.Test(new Rows(x, 2), new Rows(y, 2), kernel);
        result.Terms.ShouldBe(3);
        result.Statistic.ShouldBe(terms.Average(), 1e-14);
        result.Z.ShouldBe(terms.Average() / Math.Sqrt(terms.Average(h => h * h) / 3), 1e-12);
        result.PValue.ShouldBe(Tails.Normal(result.Z), 1e-15);
        LinearTimeMmd.Test(new Rows([1, 1], 1), new Rows([1, 1], 1), kernel).PValue.ShouldBe(1);
        var (many, shifted) = (RowSamples.Normal(random, 4000, 5), RowSamples.Normal(random, 4000, 5, shift: 0.5));
        LinearTimeMmd.Test(new Rows(many, 5), new Rows(shifted, 5), new GaussianKernel(2)).PValue.ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        double[] two = [1, 2];
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Test(new Rows([1], 1), new Rows(two, 1), 1)).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Test(new Rows(two, 1), new Rows([], 1), 1)).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Test(new Rows(two, 1), new Rows([1, 2, 3, 4], 2), 1)).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Test(new Rows(two, 1), new Rows([1, double.PositiveInfinity], 1), 1))
            .Message.ShouldContain("Row 1");
        Should.Throw<ArgumentOutOfRangeException>(() => MaximumMeanDiscrepancy.Test(new Rows(two, 1), new Rows(two, 1), 1, permutations: 0))
            .ParamName.ShouldBe("permutations");
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Unbiased(new Rows(new double[4000], 1), new Rows(new double[1001], 1)))
            .Message.ShouldContain("RandomFourierMmd");
        Should.Throw<ArgumentException>(() => LinearTimeMmd.Test(new Rows(two, 1), new Rows([1], 1), new GaussianKernel(1))).ParamName.ShouldBe("y");
        Should.Throw<ArgumentNullException>(() => LinearTimeMmd.Test(new Rows(two, 1), new Rows(two, 1), null!));
        Should.Throw<ArgumentException>(() => EnergyDistance.Test(new Rows([1, 2], 2), new Rows([1, 2, 3, 4], 2), 1)).ParamName.ShouldBe("x");
    }

    private static double Plain(double[] x, double[] y, GaussianKernel kernel)
    {
        double Sum(double[] a, double[] b, bool same)
        {
            var sum = 0.0;
            for (var i = 0; i < a.Length; i += 2)
            {
                for (var j = 0; j < b.Length; j += 2)
                {
                    sum += same && i == j ? 0 : kernel.Evaluate(a.AsSpan(i, 2), b.AsSpan(j, 2));
                }
            }
            return sum;
        }
        double m = x.Length / 2, n = y.Length / 2;
        return Sum(x, x, true) / m / (m - 1) + Sum(y, y, true) / n / (n - 1) - 2 * Sum(x, y, false) / m / n;
    }
}
