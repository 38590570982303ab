namespace ModelMonitor.Statistics.Tests;

public sealed class KolmogorovSmirnovTests
{
    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Exact_test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "ks_2samp_exact");

        var result = KolmogorovSmirnov.Test(x, y, PValueMethod.Exact);

        result.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-12, what: "D");
        // Recursions of some 1e6 steps accumulate rounding differently.
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 1e-300, what: "p");
        result.XSize.ShouldBe(x.Length);
        result.YSize.ShouldBe(y.Length);
    }

    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Limiting_law_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var effective = (double)x.Length * y.Length / (x.Length + y.Length);
        var expected = TwoSampleReference.Expected(name, "ks_limiting");

        var d = KolmogorovSmirnov.Test(x, y, PValueMethod.Asymptotic).Statistic;

        d.ShouldBeWithin(expected.Number("statistic"), 1e-12, what: "D");
        KolmogorovDistribution.UpperTail(Math.Sqrt(effective) * d)
            .ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 1e-300, what: "p");
        KolmogorovDistribution.UpperTail((Math.Sqrt(effective) + 0.12 + 0.11 / Math.Sqrt(effective)) * d)
            .ShouldBeWithin(expected.Number("pvalue_stephens"), 1e-9, absolute: 1e-300, what: "p by the argument of Stephens");
    }

    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Asymptotic_p_value_is_close_to_the_finite_sample_law(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var effective = (double)x.Length * y.Length / (x.Length + y.Length);
        var reference = TwoSampleReference.Expected(name, "ks_2samp_asymp");
        var expected = reference.Number("pvalue");

        var result = KolmogorovSmirnov.Test(x, y, PValueMethod.Asymptotic);

        result.Statistic.ShouldBeWithin(reference.Number("statistic"), 1e-12, what: "D");

        // The correction errs by up to 3.5e-4 at an effective size of 30. The reference rounds that size to an integer,
        // which moves p by up to |λK'(λ)|/2 ≤ 0.6 times the relative change of the size.
        // Equal sizes use the plain limiting law, which the lattice of D makes the better one there.
        if (effective >= 30 && x.Length != y.Length)
        {
            var rounding = Math.Abs(effective - Math.Round(effective)) / effective;
            result.PValue.ShouldBeWithin(expected, 0, absolute: 4e-4 + 0.6 * rounding, what: "p");
        }
        result.PValue.ShouldBeInRange(0, 1);
    }

    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void The_signed_difference_and_location_agree_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "ks_2samp_exact");

        var result = KolmogorovSmirnov.Test(x, y);

        Math.Abs(result.Difference).ShouldBe(result.Statistic);
        (Below(x, result.Location) - Below(y, result.Location)).ShouldBeWithin(result.Difference, 1e-12);
        if (result.Location == expected.Number("statistic_location") && result.Statistic > 0)
        {
            Math.Sign(result.Difference).ShouldBe((int)expected.Number("statistic_sign"));
        }
    }

    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void The_certificate_of_cells_holds(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        Certified(x, y).ShouldBeTrue();
    }

    [Fact]
    public void The_certificate_of_cells_holds_for_any_data()
        => Properties.Check(Properties.SamplePairs, pair => Certified(pair.X, pair.Y));

    [Fact]
    public void Cells_of_single_values_lose_nothing()
    {
        double[] x = [1, 1, 2, 3, 3, 3], y = [1, 2, 2, 2, 3];
        var (baseline, live) = Cells.Of(x, y);

        var result = KolmogorovSmirnov.FromCells(baseline.Edges, baseline.Counts, live.Counts);

        result.Statistic.ShouldBe(KolmogorovSmirnov.Test(x, y).Statistic, 1e-15);
        // What may lie between the atoms is empty, so nothing is left uncertain.
        result.UpperBound.ShouldBe(result.Statistic, 1e-15);
    }

    [Fact]
    public void Golden_values_of_small_samples()
    {
        var (x, y) = TwoSampleReference.Golden;
        var result = KolmogorovSmirnov.Test(x, y);
        result.Statistic.ShouldBe(0.5);
        result.PValue.ShouldBe(0.192540793, 1e-9);
        result.Method.ShouldBe(PValueMethod.Exact);

        double[] tiedX = [.. Enumerable.Repeat(2.0, 3), .. Enumerable.Repeat(3.0, 4), .. Enumerable.Repeat(5.0, 10), .. Enumerable.Repeat(6.0, 4)];
        double[] tiedY = [.. Enumerable.Repeat(3.0, 10), .. Enumerable.Repeat(4.0, 2), .. Enumerable.Repeat(6.0, 10), .. Enumerable.Repeat(7.0, 4)];
        var tied = KolmogorovSmirnov.Test(tiedX, tiedY);
        tied.Statistic.ShouldBe(95.0 / 273, 1e-15);
        tied.PValue.ShouldBe(0.091924579, 1e-9);
    }

    [Fact]
    public void Golden_value_of_equal_sizes()
    {
        var x = Enumerable.Range(0, 50).Select(i => (double)i).ToArray();
        var y = x.Select(value => value + 11.5).ToArray();
        var result = KolmogorovSmirnov.Test(x, y);
        result.Statistic.ShouldBe(0.24);
        result.PValue.ShouldBe(0.112385248, 1e-9);
    }

    [Fact]
    public void The_path_recursion_and_the_closed_form_agree_for_nearly_equal_sizes()
    {
        // n against n has a closed form, n against 2n the recursion; both are checked against all C(6, 2) = 15 paths.
        double[] x = [1, 2], y = [3, 4, 5, 6];
        KolmogorovSmirnov.Test(x, y).PValue.ShouldBe(2.0 / 15, 1e-15);
        double[] equal = [3, 4];
        KolmogorovSmirnov.Test(x, equal).PValue.ShouldBe(2.0 / 6, 1e-15);
    }

    [Fact]
    public void Large_samples_use_the_asymptotic_law()
    {
        var random = new Random(5);
        var x = Enumerable.Range(0, 3000).Select(_ => random.NextDouble()).ToArray();
        var y = Enumerable.Range(0, 2000).Select(_ => random.NextDouble()).ToArray();
        var result = KolmogorovSmirnov.Test(x, y);
        result.Method.ShouldBe(PValueMethod.Asymptotic);
        // D moves in steps of 1/6000, which are steps of 0.004 in p: the continuous law cannot be closer than that.
        result.PValue.ShouldBe(KolmogorovSmirnov.Test(x, y, PValueMethod.Exact).PValue, 4e-3);
    }

    [Fact]
    public void Swapping_the_samples_changes_only_the_sign()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var forward = KolmogorovSmirnov.Test(pair.X, pair.Y);
            var backward = KolmogorovSmirnov.Test(pair.Y, pair.X);
            return forward.Statistic == backward.Statistic
                && Math.Abs(forward.PValue - backward.PValue) < 1e-12
                && forward.PValue is >= 0 and <= 1;
        });

    [Fact]
    public void Equal_samples_have_no_distance()
    {
        double[] x = [3, 1, 2, 2];
        var result = KolmogorovSmirnov.Test(x, x);
        result.Statistic.ShouldBe(0);
        result.PValue.ShouldBe(1);
        KolmogorovSmirnov.FromCells([3, 4], [6, 8]).PValue.ShouldBe(1);
    }

    [Fact]
    public void One_cell_hides_everything()
    {
        var result = KolmogorovSmirnov.FromCells([7], [9]);
        result.Statistic.ShouldBe(0);
        result.UpperBound.ShouldBe(1);
        result.PValue.ShouldBe(1);
    }

    [Fact]
    public void Bad_samples_are_named()
    {
        Should.Throw<ArgumentException>(() => KolmogorovSmirnov.Test([], [1.0])).ParamName.ShouldBe("x");
        var error = Should.Throw<ArgumentException>(() => KolmogorovSmirnov.Test([1.0], [1.0, double.NaN]));
        error.ParamName.ShouldBe("y");
        error.Message.ShouldContain("Value 1 is NaN");
        Should.Throw<ArgumentException>(() => KolmogorovSmirnov.Test([double.NegativeInfinity], [1.0])).ParamName.ShouldBe("x");
    }

    private static bool Certified(double[] x, double[] y)
    {
        var d = KolmogorovSmirnov.Test(x, y, PValueMethod.Asymptotic).Statistic;
        var (baseline, live) = Cells.Of(x, y);
        var plain = KolmogorovSmirnov.FromCells(baseline.Counts, live.Counts);
        var tight = KolmogorovSmirnov.FromCells(baseline.Edges, baseline.Counts, live.Counts);
        return plain.Statistic <= d + 1e-12 && d <= tight.UpperBound + 1e-12
            && tight.UpperBound <= plain.UpperBound && tight.Statistic == plain.Statistic
            && plain.PValue is >= 0 and <= 1;
    }

    private static double Below(double[] sample, double value) => sample.Count(x => x <= value) / (double)sample.Length;
}
