namespace ModelMonitor.Statistics.Tests;

public sealed class CramerVonMisesTests
{
    public static TheoryData<string> Asymptotic => TwoSampleReference.With("cramervonmises_2samp_asymptotic");

    public static TheoryData<string> Exact => TwoSampleReference.With("cramervonmises_2samp_exact");

    [Theory]
    [MemberData(nameof(Asymptotic))]
    public void Asymptotic_test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "cramervonmises_2samp_asymptotic");

        foreach (var midRanks in WaysThatAgree(x, y))
        {
            var result = CramerVonMises.Test(x, y, PValueMethod.Asymptotic, midRanks);
            result.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-9, what: "T");
            // scipy cuts the series at terms of 1e-7 and takes it from 1.
            result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-7, absolute: 1e-8, what: "p");
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Exact_test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "cramervonmises_2samp_exact");

        foreach (var midRanks in WaysThatAgree(x, y))
        {
            var result = CramerVonMises.Test(x, y, PValueMethod.Exact, midRanks);
            result.Statistic.ShouldBeWithin(expected.Number("statistic"), 1e-9, what: "T");
            result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-9, absolute: 0, what: "p");
        }
    }

    [Theory]
    [MemberData(nameof(Asymptotic))]
    public void Tied_values_take_the_mean_of_the_squared_differences_before_and_after_them(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        CramerVonMises.Test(x, y, PValueMethod.Asymptotic).Statistic.ShouldBeWithin(MeanOverEnds(x, y), 1e-9, absolute: 1e-12, what: "T");
    }

    [Fact]
    public void Golden_values()
    {
        var (x, y) = TwoSampleReference.Golden;
        var result = CramerVonMises.Test(x, y);
        result.Statistic.ShouldBe(0.310317460, 1e-9);
        result.Method.ShouldBe(PValueMethod.Exact);
        result.PValue.ShouldBe(0.140637141, 1e-9);
        CramerVonMises.Test(x, y, PValueMethod.Asymptotic).PValue.ShouldBe(0.131215563, 1e-8);
    }

    [Fact]
    public void Conovers_example()
    {
        double[] x = [7.6, 8.4, 8.6, 8.7, 9.3, 9.9, 10.1, 10.6, 11.2];
        double[] y = [5.2, 5.7, 5.9, 6.5, 6.8, 8.2, 9.1, 9.8, 10.8, 11.3, 11.5, 12.3, 12.5, 13.4, 14.6];
        var result = CramerVonMises.Test(x, y, PValueMethod.Asymptotic);
        result.Statistic.ShouldBe(0.261574, 1e-6);
        result.PValue.ShouldBe(0.179522, 1e-6);
    }

    [Fact]
    public void Two_separated_pairs_are_one_of_three_outcomes_each_way()
    {
        // Of the 6 arrangements of 2 + 2 values, the two separated ones are the extreme ones.
        CramerVonMises.Test([1.0, 2], [3.0, 4], PValueMethod.Exact).PValue.ShouldBe(2.0 / 6, 1e-15);
        CramerVonMises.Test([1.0, 4], [2.0, 3], PValueMethod.Exact).PValue.ShouldBe(1, 1e-15);
    }

    [Fact]
    public void Cells_are_the_tied_form_of_the_same_test()
    {
        double[] x = [1, 1, 2, 3, 3, 5], y = [1, 2, 2, 4, 5, 5, 5];
        CramerVonMises.FromCells([2, 1, 2, 0, 0, 1], [1, 2, 0, 1, 0, 3]).ShouldBe(CramerVonMises.Test(x, y, PValueMethod.Asymptotic));
    }

    [Fact]
    public void The_largest_exact_case_is_bounded()
    {
        var random = new Random(4);
        var x = Enumerable.Range(0, 19).Select(_ => random.NextDouble()).ToArray();
        var y = Enumerable.Range(0, 20).Select(_ => random.NextDouble() + 0.2).ToArray();
        var exact = CramerVonMises.Test(x, y);
        exact.PValue.ShouldBe(CramerVonMises.Test(x, y, PValueMethod.Asymptotic).PValue, 0.02);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => CramerVonMises.Test([1.0], [1.0, 2])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => CramerVonMises.Test(new double[21], [1.0, 2], PValueMethod.Exact)).ParamName.ShouldBe("method");
        Should.Throw<ArgumentException>(() => CramerVonMises.FromCells([2], [1])).ParamName.ShouldBe("live");
    }

    [Fact]
    public void Equal_shares_of_unequal_sizes_are_no_difference()
    {
        foreach (var (baseline, live) in new (long[], long[])[] { ([10], [1000]), ([50, 50], [500, 500]), ([10, 30, 60], [1L << 58, 3L << 58, 6L << 58]) })
        {
            var result = CramerVonMises.FromCells(baseline, live);
            result.Statistic.ShouldBe(0, 1e-12);
            result.PValue.ShouldBe(1);
        }
        CramerVonMises.Test(new double[10], new double[12]).PValue.ShouldBe(1);
        CramerVonMises.Test(new double[10], new double[500]).PValue.ShouldBe(1);
    }

    [Fact]
    public void Counts_of_any_size_are_tested()
    {
        CramerVonMises.FromCells([1L << 61, 0], [0, 1L << 61]).PValue.ShouldBe(0);
        CramerVonMises.FromCells([10], [1L << 61]).PValue.ShouldBe(1);
    }

    [Fact]
    public void Tied_samples_of_unequal_sizes_are_rarely_rejected_when_they_are_alike()
    {
        var random = new Random(17);
        var rejected = 0;
        for (var trial = 0; trial < 1000; trial++)
        {
            long[] baseline = new long[6], live = new long[6];
            for (var i = 0; i < 660; i++)
            {
                (i < 60 ? baseline : live)[random.Next(6)]++;
            }
            rejected += CramerVonMises.FromCells(baseline, live).PValue < 0.05 ? 1 : 0;
        }
        // 50 expected at most, with a standard error of 7.
        rejected.ShouldBeInRange(10, 70);
    }

    // scipy puts mid-ranks into a formula that holds without ties; for unequal sizes it takes equal constants for different.
    private static bool[] WaysThatAgree(double[] x, double[] y)
        => x.Length != y.Length && x.Concat(y).Distinct().Count() < x.Length + y.Length ? [true] : [true, false];

    private static double MeanOverEnds(double[] x, double[] y)
    {
        double m = x.Length, n = y.Length;
        double Square(double below, bool inclusive)
        {
            bool Counts(double value) => value < below || (inclusive && value == below);
            return Math.Pow(x.Count(Counts) / m - y.Count(Counts) / n, 2);
        }
        return m * n / ((m + n) * (m + n)) * x.Concat(y).GroupBy(value => value)
            .Sum(group => group.Count() * (Square(group.Key, false) + Square(group.Key, true)) / 2);
    }
}
