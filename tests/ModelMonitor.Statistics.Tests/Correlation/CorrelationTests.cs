namespace ModelMonitor.Statistics.Tests;

public sealed class CorrelationTests
{
    private static readonly ReferenceFile Reference = new("correlation");

    public static TheoryData<string> Samples => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("pearson"));

    public static TheoryData<string> ExactKendall => Reference.NamesWhere((name, item) => item.TryExpected("kendall_exact", out _));

    public static TheoryData<string> Changes => Reference.NamesWhere((name, _) => name.StartsWith("fisher_z", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Pearson_agrees_with_scipy(string name)
    {
        var (x, y) = Pairs(name);
        var expected = Reference[name].GetProperty("expected").GetProperty("pearson");
        var tolerance = Tolerance(name);

        var result = PearsonCorrelation.Test(x, y);

        result.Coefficient.ShouldBeWithin(expected.Number("r"), tolerance, what: "r");
        // A coefficient of −1 up to rounding has any p from 0 to 1e-130.
        result.PValue.ShouldBeWithin(OrOne(expected.Number("pvalue")), 100 * tolerance, absolute: name.StartsWith("perfect", StringComparison.Ordinal) ? 1e-130 : 1e-300, what: "p");
        if (x.Length > 3 && !double.IsNaN(result.Coefficient) && !name.StartsWith("perfect", StringComparison.Ordinal))
        {
            var (low, high) = PearsonCorrelation.Interval(result.Coefficient, x.Length);
            low.ShouldBeWithin(expected.Number("ci95_low"), tolerance, what: "low");
            high.ShouldBeWithin(expected.Number("ci95_high"), tolerance, what: "high");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Spearman_agrees_with_scipy(string name)
    {
        var (x, y) = Pairs(name);
        var expected = Reference[name].GetProperty("expected").GetProperty("spearman");

        var result = SpearmanCorrelation.Test(x, y);

        result.Coefficient.ShouldBeWithin(expected.Number("rho"), 1e-12, what: "rho");
        result.PValue.ShouldBeWithin(OrOne(expected.Number("pvalue")), 1e-7, absolute: 1e-130, what: "p");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Kendall_agrees_with_scipy(string name)
    {
        var (x, y) = Pairs(name);
        var expected = Reference[name].GetProperty("expected").GetProperty("kendall_asymptotic");

        var result = KendallCorrelation.Test(x, y, PValueMethod.Asymptotic);

        result.Coefficient.ShouldBeWithin(expected.Number("tau_b"), 1e-12, what: "tau");
        result.PValue.ShouldBeWithin(OrOne(expected.Number("pvalue")), 1e-9, absolute: 1e-300, what: "p");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Stuarts_tau_c_agrees_with_scipy(string name)
    {
        var (x, y) = Pairs(name);
        var result = KendallCorrelation.Test(x, y, tau: KendallTau.C);
        result.Coefficient.ShouldBeWithin(
            Reference[name].GetProperty("expected").GetProperty("kendall_tau_c").Number("tau_c"), 1e-12, what: "tau c");
        result.PValue.ShouldBe(KendallCorrelation.Test(x, y).PValue);
    }

    [Theory]
    [MemberData(nameof(ExactKendall))]
    public void Exact_Kendall_agrees_with_scipy(string name)
    {
        var (x, y) = Pairs(name);
        var expected = Reference[name].GetProperty("expected").GetProperty("kendall_exact");
        var result = KendallCorrelation.Test(x, y, PValueMethod.Exact);
        result.Coefficient.ShouldBeWithin(expected.Number("tau_b"), 1e-12);
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), 1e-12, absolute: 0);
        KendallCorrelation.Test(x, y).Method.ShouldBe(PValueMethod.Exact);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Covariance_agrees_with_numpy(string name)
    {
        var (x, y) = Pairs(name);
        Of(x, y).Covariance.ShouldBeWithin(
            Reference[name].GetProperty("expected").Number("covariance_ddof1"), Tolerance(name), what: "covariance");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_of_correlation_agrees_with_scipy(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        var expected = Reference[name].GetProperty("expected");

        var (z, p) = FisherZ.Test(inputs.Number("r1"), (long)inputs.Number("n1"), inputs.Number("r2"), (long)inputs.Number("n2"));

        z.ShouldBeWithin(expected.Number("z"), 1e-9, what: "z");
        p.ShouldBeWithin(expected.Number("pvalue_two_sided"), 1e-9, absolute: 1e-300, what: "p");
    }

    [Fact]
    public void Kendall_counts_pairs_as_its_definition_does()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var n = Math.Min(pair.X.Length, pair.Y.Length);
            if (n < 2)
            {
                return true;
            }
            var (x, y) = (pair.X[..n], pair.Y[..n]);
            var (excess, untiedX, untiedY) = (0, 0, 0);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    excess += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                    untiedX += x[i] == x[j] ? 0 : 1;
                    untiedY += y[i] == y[j] ? 0 : 1;
                }
            }
            var tau = KendallCorrelation.Test(x, y).Coefficient;
            return untiedX == 0 || untiedY == 0
                ? double.IsNaN(tau)
                : Math.Abs(tau - excess / Math.Sqrt((double)untiedX * untiedY)) < 1e-12;
        });

    [Fact]
    public void Merged_pairs_are_those_of_all_values()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var n = Math.Min(pair.X.Length, pair.Y.Length);
            var (x, y) = (pair.X[..n], pair.Y[..n]);
            var merged = Of(x[..(n / 3)], y[..(n / 3)]);
            merged.Merge(Of(x[(n / 3)..], y[(n / 3)..]));
            var all = Of(x, y);
            var scale = 1e-12 * n * (x.Max(Math.Abs) + 1e-12) * (y.Max(Math.Abs) + 1e-12);
            return merged.Count == n
                && Math.Abs(merged.CoMoment - all.CoMoment) <= scale
                && Math.Abs(merged.MeanX - all.MeanX) <= 1e-12 * (x.Max(Math.Abs) + 1e-12)
                && Math.Abs(merged.M2Y - all.M2Y) <= 1e-12 * n * Math.Pow(y.Max(Math.Abs) + 1e-12, 2);
        });

    [Fact]
    public void P_values_are_uniform_without_association()
    {
        static (double[] X, double[] Y) Draw(Random random, int n)
            => ([.. Enumerable.Range(0, n).Select(_ => random.NextDouble())], [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())]);

        NullUniformity.ShouldBeUniform(random => PearsonCorrelation.Test(Draw(random, 60).X, Draw(random, 60).Y).PValue, 1);
        NullUniformity.ShouldBeUniform(random => SpearmanCorrelation.Test(Draw(random, 60).X, Draw(random, 60).Y).PValue, 2);
        NullUniformity.ShouldBeUniform(random => KendallCorrelation.Test(Draw(random, 90).X, Draw(random, 90).Y).PValue, 3);
    }

    [Fact]
    public void What_is_undefined_is_NaN_and_no_evidence()
    {
        var constant = PearsonCorrelation.Test([1, 1, 1], [1, 2, 3]);
        (constant.Coefficient, constant.PValue).ShouldBe((double.NaN, 1));
        SpearmanCorrelation.Test([1, 1, 1], [1, 2, 3]).PValue.ShouldBe(1);
        KendallCorrelation.Test([1, 1, 1], [1, 2, 3]).PValue.ShouldBe(1);
        PearsonCorrelation.Interval(0.9, 3).ShouldBe((-1, 1));
        new RunningCovariance().Correlation.ShouldBe(double.NaN);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => PearsonCorrelation.Test([1, 2], [1])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => SpearmanCorrelation.Test([1], [1])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => KendallCorrelation.Test([1, 2, 2], [1, 2, 3], PValueMethod.Exact)).ParamName.ShouldBe("method");
        Should.Throw<ArgumentException>(() => new RunningCovariance().Add(1, double.NaN)).ParamName.ShouldBe("y");
        Should.Throw<ArgumentOutOfRangeException>(() => FisherZ.Test(1.1, 10, 0, 10)).ParamName.ShouldBe("r1");
        Should.Throw<ArgumentOutOfRangeException>(() => FisherZ.Test(0.1, 10, 0, 3)).ParamName.ShouldBe("n2");
        FisherZ.Test(1, 10, 1, 10).PValue.ShouldBe(1);
    }

    // At an offset of 1e6 or more doubles keep that much fewer digits of the deviations.
    private static double Tolerance(string name) => name.StartsWith("large_offset", StringComparison.Ordinal) ? 1e-6 : 1e-9;

    private static double OrOne(double p) => double.IsNaN(p) ? 1 : p;

    private static RunningCovariance Of(double[] x, double[] y)
    {
        var pairs = new RunningCovariance();
        for (var i = 0; i < x.Length; i++)
        {
            pairs.Add(x[i], y[i]);
        }
        return pairs;
    }

    private static (double[] X, double[] Y) Pairs(string name)
    {
        var inputs = Reference[name].GetProperty("inputs");
        return (inputs.Numbers("x"), inputs.Numbers("y"));
    }
}
