using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class OutlierFencesTests
{
    private static readonly ReferenceFile Reference = new("univariate");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, _) => true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quartiles_deviations_and_fences_agree_with_numpy(string name)
    {
        var sample = Reference[name].GetProperty("inputs").Numbers("x");
        var sorted = sample.Order().ToArray();
        var expected = Reference[name].GetProperty("expected");

        var quartiles = Quartiles.OfSorted(sorted);
        quartiles.Lower.ShouldBeWithin(expected.Number("q1"), 1e-12, what: "q1");
        quartiles.Median.ShouldBeWithin(expected.Number("median"), 1e-12, what: "median");
        quartiles.Upper.ShouldBeWithin(expected.Number("q3"), 1e-12, what: "q3");
        // At an offset of 1e9 the quartiles are rounded to 1e-7, and so is their difference.
        var rounding = 1e-15 * Math.Abs(quartiles.Median);
        quartiles.InterquartileRange.ShouldBeWithin(expected.Number("iqr"), 1e-9, absolute: 1e-12 + rounding, what: "iqr");
        var deviation = MedianAbsoluteDeviation.OfSorted(sorted);
        deviation.ShouldBeWithin(expected.Number("mad_raw"), 1e-9, absolute: 1e-12 + rounding, what: "mad");
        (deviation * MedianAbsoluteDeviation.NormalConsistency).ShouldBeWithin(expected.Number("mad_scaled"), 1e-9, absolute: 1e-12 + rounding, what: "scaled mad");

        foreach (var k in new[] { TukeyFences.Outlier, TukeyFences.Extreme })
        {
            Agrees(sample, TukeyFences.Of(quartiles, k), expected.GetProperty(FormattableString.Invariant($"iqr_fence_{k:F1}")));
        }
        foreach (var cut in new[] { 3, RobustZ.OutlierCut })
        {
            if (deviation > 0)
            {
                var robust = RobustZ.FromSorted(sorted);
                var fence = expected.GetProperty(FormattableString.Invariant($"mad_fence_{cut:F1}"));
                Agrees(sample, robust.Fences(cut), fence);
                Positions(sample, x => Math.Abs(robust.Score(x)) > cut).ShouldBe(Indices(fence));
            }
        }
    }

    [Fact]
    public void Without_a_MAD_the_mean_deviation_is_the_scale()
    {
        double[] sorted = [1, 5, 5, 5, 5, 5, 5, 5, 5, 21];
        MedianAbsoluteDeviation.OfSorted(sorted).ShouldBe(0);
        var robust = RobustZ.FromSorted(sorted);
        robust.Median.ShouldBe(5);
        // √(π/2) · (4 + 16)/10, and the values 3.5 of them away.
        robust.Scale.ShouldBeWithin(Math.Sqrt(Math.PI / 2) * 2, 1e-15);
        robust.Fences().CountOutside(sorted).ShouldBe(1);
        robust.Score(5).ShouldBe(0);
    }

    [Fact]
    public void On_a_constant_baseline_every_other_value_is_an_outlier()
    {
        var robust = RobustZ.FromSorted([7, 7, 7]);
        robust.Scale.ShouldBe(0);
        robust.Score(7).ShouldBe(0);
        robust.Score(7.1).ShouldBe(double.PositiveInfinity);
        robust.Score(6.9).ShouldBe(double.NegativeInfinity);
        robust.Score(double.NaN).ShouldBe(double.NaN);
        robust.Fences().ShouldBe(new ValueRange(7, 7));
        TukeyFences.Of(Quartiles.OfSorted([7, 7, 7])).CountOutside([7, 7.1, 6.9]).ShouldBe(2);
    }

    [Fact]
    public void The_deviation_is_the_median_of_the_distances_from_the_median()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var sorted = pair.X.Order().ToArray();
            var median = Quantile.OfSorted(sorted, 0.5);
            var expected = Quantile.Of([.. sorted.Select(x => Math.Abs(x - median))], 0.5);
            return Math.Abs(MedianAbsoluteDeviation.OfSorted(sorted) - expected) <= 1e-12 * Math.Max(1e-12, expected);
        });

    [Fact]
    public void The_plausible_range_goes_beyond_the_baseline_by_half_of_its_spread()
    {
        var sorted = Enumerable.Range(0, 101).Select(i => (double)i).ToArray();
        ValueRange.Plausible(sorted).ShouldBe(new ValueRange(-49, 149));
        ValueRange.Plausible([4, 4]).ShouldBe(new ValueRange(4, 4));
        Should.Throw<ArgumentException>(() => ValueRange.Plausible([])).ParamName.ShouldBe("sorted");
        Should.Throw<ArgumentException>(() => ValueRange.Plausible(0, 2, 1, 3)).Message.ShouldContain("ascending");
        Should.Throw<ArgumentException>(() => ValueRange.Plausible(0, 1, double.NaN, 3));
        Should.Throw<ArgumentException>(() => ValueRange.Plausible(double.NegativeInfinity, 1, 2, 3));
    }

    [Fact]
    public void A_range_holds_its_ends_and_not_NaN()
    {
        var range = new ValueRange(-1, double.PositiveInfinity);
        range.Contains(-1).ShouldBeTrue();
        range.Contains(double.PositiveInfinity).ShouldBeTrue();
        range.Contains(double.NaN).ShouldBeFalse();
        ValueRange.Unlimited.CountOutside([1, double.NaN, double.NegativeInfinity]).ShouldBe(1);
        Should.Throw<ArgumentException>(() => new ValueRange(2, 1)).Message.ShouldContain("from 2 to 1");
        Should.Throw<ArgumentException>(() => new ValueRange(double.NaN, 1));
    }

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentException>(() => MedianAbsoluteDeviation.OfSorted([])).ParamName.ShouldBe("sorted");
        Should.Throw<ArgumentException>(() => RobustZ.FromSorted([double.NaN, 1]));
        Should.Throw<ArgumentOutOfRangeException>(() => RobustZ.FromSorted([1]).Fences(double.NaN)).ParamName.ShouldBe("cut");
        Should.Throw<ArgumentOutOfRangeException>(() => TukeyFences.Of(new Quartiles(1, 2, 3), -1)).ParamName.ShouldBe("k");
        Should.Throw<ArgumentException>(() => TukeyFences.Of(new Quartiles(3, 2, 1))).ParamName.ShouldBe("quartiles");
        Should.Throw<ArgumentException>(() => TukeyFences.Of(new Quartiles(double.NaN, 2, 1)));
    }

    private static void Agrees(double[] sample, ValueRange fences, JsonElement expected)
    {
        fences.Low.ShouldBeWithin(expected.Number("low"), 1e-9, what: "low fence");
        fences.High.ShouldBeWithin(expected.Number("high"), 1e-9, what: "high fence");
        Positions(sample, x => !fences.Contains(x)).ShouldBe(Indices(expected));
        fences.CountOutside(sample).ShouldBe(Indices(expected).Length);
    }

    private static int[] Positions(double[] sample, Func<double, bool> isOutlier)
        => [.. Enumerable.Range(0, sample.Length).Where(i => isOutlier(sample[i]))];

    private static int[] Indices(JsonElement fence)
        => [.. fence.GetProperty("outlier_indices").EnumerateArray().Select(item => item.GetInt32())];
}
