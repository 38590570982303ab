namespace ModelMonitor.Statistics.Tests;

public sealed class BrownForsytheTests
{
    [Theory]
    [MemberData(nameof(TwoSampleReference.All), MemberType = typeof(TwoSampleReference))]
    public void Test_agrees_with_scipy(string name)
    {
        var (x, y) = TwoSampleReference.Samples(name);
        var expected = TwoSampleReference.Expected(name, "levene_median");
        var tolerance = TwoSampleReference.Tolerance(name, 1e-9);

        var result = BrownForsythe.Test(x, y);

        if (double.IsNaN(expected.Number("statistic")))
        {
            // Two constants: scipy divides 0 by 0.
            (result.Statistic, result.PValue, result.LogSpreadRatio).ShouldBe((0, 1, 0));
            return;
        }
        result.Statistic.ShouldBeWithin(expected.Number("statistic"), tolerance, absolute: 1e-25, what: "F");
        result.PValue.ShouldBeWithin(expected.Number("pvalue"), tolerance, absolute: 1e-300, what: "p");
        (result.XSize, result.YSize).ShouldBe((x.Length, y.Length));
    }

    [Fact]
    public void The_effect_is_the_ratio_of_mean_deviations()
    {
        var result = BrownForsythe.Test([0, 1, 2, 3, 4], [0, 10, 20, 30, 40]);
        result.LogSpreadRatio.ShouldBe(-Math.Log(10), 1e-12);
        BrownForsythe.Test([1, 1, 1], [1, 2, 3]).LogSpreadRatio.ShouldBe(double.NegativeInfinity);
    }

    [Fact]
    public void Deviations_that_do_not_vary_differ_for_certain_or_not_at_all()
    {
        var result = BrownForsythe.Test([-1, 1], [-2, 2]);
        (result.Statistic, result.PValue).ShouldBe((double.PositiveInfinity, 0));
        BrownForsythe.Test([-1, 1], [9, 11]).PValue.ShouldBe(1);
    }

    [Fact]
    public void The_test_is_symmetric_and_blind_to_the_location()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            if (pair.X.Length + pair.Y.Length < 3)
            {
                return true;
            }
            var forward = BrownForsythe.Test(pair.X, pair.Y);
            var backward = BrownForsythe.Test(pair.Y, pair.X);
            return forward.PValue is >= 0 and <= 1 && forward.Statistic >= 0
                && Math.Abs(forward.PValue - backward.PValue) < 1e-9
                && forward.LogSpreadRatio == -backward.LogSpreadRatio;
        });

    [Fact]
    public void Bad_samples_are_named()
    {
        Should.Throw<ArgumentException>(() => BrownForsythe.Test([], [1, 2, 3])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => BrownForsythe.Test([1], [1])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => BrownForsythe.Test([1, 2], [1, double.PositiveInfinity])).Message.ShouldContain("Value 1");
    }

    [Fact]
    public void The_scale_does_not_matter()
    {
        double[] x = [1, 2, 4, 7], y = [3, 5, 6, 19, 31];
        var expected = BrownForsythe.Test(x, y);
        foreach (var scale in (double[])[1e-250, 1e300])
        {
            var result = BrownForsythe.Test(Array.ConvertAll(x, value => value * scale), Array.ConvertAll(y, value => value * scale));
            result.Statistic.ShouldBe(expected.Statistic, 1e-9);
            result.PValue.ShouldBe(expected.PValue, 1e-9);
            result.LogSpreadRatio.ShouldBe(expected.LogSpreadRatio, 1e-9);
        }
    }
}
