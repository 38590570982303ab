namespace ModelMonitor.Statistics.Tests;

public sealed class WelchTTests
{
    public static TheoryData<string> Cases => TwoSampleReference.With("ttest_welch");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "ttest_welch");
        var tolerance = TwoSampleReference.Tolerance(name, 1e-9);

        var result = WelchT.Test(x, y);

        result.T.ShouldBeWithin(expected.Number("statistic"), tolerance, what: "t");
        result.DegreesOfFreedom.ShouldBeWithin(expected.Number("df"), tolerance, what: "df");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), tolerance, absolute: 1e-300, what: "p");
    }

    [Fact]
    public void An_offset_of_a_billion_costs_seven_digits_and_no_more()
    {
        var (x, y) = TwoSampleReference.Samples("large_offset_1e9");
        // By rational arithmetic.
        WelchT.Test(x, y).T.ShouldBe(-1.397214486447297, 1e-7);
    }

    [Fact]
    public void Golden_values()
    {
        var (x, y) = TwoSampleReference.Golden;
        var result = WelchT.Test(x, y);
        result.T.ShouldBe(-1.873019703, 1e-9);
        result.DegreesOfFreedom.ShouldBe(12.436472, 1e-6);
        result.PValue.ShouldBe(0.084755598, 1e-9);
        result.MeanDifference.ShouldBe(x.Average() - y.Average(), 1e-14);
        result.CohensD.ShouldBeLessThan(-0.8);
    }

    [Fact]
    public void Constant_samples_are_equal_or_not()
    {
        WelchT.Test([2.0, 2], [2.0, 2, 2]).PValue.ShouldBe(1);
        WelchT.Test([2.0, 2], [2.0, 2, 2]).T.ShouldBe(0);
        var result = WelchT.Test([2.0, 2], [3.0, 3]);
        (result.PValue, result.T, result.CohensD).ShouldBe((0, double.NegativeInfinity, double.NegativeInfinity));
    }

    [Fact]
    public void Merged_moments_give_the_test_of_all_values()
    {
        double[] x = [1, 5, 2, 8, 3], y = [4, 4, 9];
        var (head, tail, other) = (new RunningMoments(), new RunningMoments(), new RunningMoments());
        foreach (var value in x[..2])
        {
            head.Add(value);
        }
        foreach (var value in x[2..])
        {
            tail.Add(value);
        }
        foreach (var value in y)
        {
            other.Add(value);
        }
        head.Merge(tail);
        WelchT.Test(head, other).PValue.ShouldBeWithin(WelchT.Test(x, y).PValue, 1e-12);
    }

    [Fact]
    public void Too_few_values_are_named()
    {
        Should.Throw<ArgumentException>(() => WelchT.Test([1.0], [1.0, 2])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => WelchT.Test(new RunningMoments(5, 1, 1), new RunningMoments())).ParamName.ShouldBe("y");
    }

    [Theory]
    [InlineData(1e150)]
    [InlineData(1e-150)]
    public void The_scale_does_not_matter(double scale)
    {
        double[] x = [1, 2, 4, 7], y = [3, 5, 6, 9, 11];
        var expected = WelchT.Test(x, y);
        var result = WelchT.Test(Array.ConvertAll(x, value => value * scale), Array.ConvertAll(y, value => value * scale));
        result.DegreesOfFreedom.ShouldBe(expected.DegreesOfFreedom, 1e-9);
        result.PValue.ShouldBe(expected.PValue, 1e-9);
        result.CohensD.ShouldBe(expected.CohensD, 1e-9);
    }

    [Fact]
    public void A_p_value_is_never_NaN()
    {
        WelchT.Test([1e300, -1e300, 3e299], [1.0, 2, 3]).PValue.ShouldBe(1);
        WelchT.Test([double.MaxValue, -double.MaxValue, 1], [1.0, 2, 3]).PValue.ShouldBe(1);
    }
}
