namespace ModelMonitor.Statistics.Tests;

public sealed class RunningMomentsTests
{
    private static readonly ReferenceFile Reference = new("univariate");

    public static TheoryData<string> Cases => Reference.NamesWhere((_, item) => item.GetProperty("expected").Has("descriptive_exact"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Moments_agree_with_rational_arithmetic(string name)
    {
        var moments = Of(Reference[name].GetProperty("inputs").Numbers("x"));
        var expected = Reference[name].GetProperty("expected").GetProperty("descriptive_exact");

        // At an offset of 1e9 doubles are 1e-7 apart and the running mean is rounded to that.
        var offset = name.StartsWith("offset", StringComparison.Ordinal);
        var variance = offset ? 1e-7 : 1e-12;
        var shape = offset ? 1e-6 : 1e-9;
        moments.Mean.ShouldBeWithin(expected.Number("mean"), 1e-12, what: "mean");
        moments.PopulationVariance.ShouldBeWithin(expected.Number("variance_ddof0"), variance, what: "population variance");
        moments.Variance.ShouldBeWithin(expected.Number("variance_ddof1"), variance, what: "variance");
        moments.StandardDeviation.ShouldBeWithin(expected.Number("std_ddof1"), variance, what: "standard deviation");
        moments.Skewness.ShouldBeWithin(expected.Number("skewness_biased"), shape, absolute: offset ? 1e-6 : 1e-12, what: "skewness");
        moments.ExcessKurtosis.ShouldBeWithin(expected.Number("kurtosis_excess_biased"), shape, absolute: offset ? 1e-6 : 1e-12, what: "kurtosis");
    }

    [Fact]
    public void Merged_moments_are_those_of_all_values()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var merged = Of(pair.X);
            var other = Of(pair.Y);
            merged.Merge(other);
            var all = Of([.. pair.X, .. pair.Y]);
            var scale = Math.Max(Math.Abs(all.Mean), Math.Sqrt(all.PopulationVariance));
            return merged.Count == all.Count
                && Near(merged.Mean, all.Mean, scale)
                && Near(merged.M2, all.M2, all.Count * scale * Math.Sqrt(all.PopulationVariance))
                && Near(merged.M3, all.M3, all.Count * scale * all.PopulationVariance)
                && Near(merged.M4, all.M4, all.Count * scale * Math.Pow(all.PopulationVariance, 1.5));
        });

    [Fact]
    public void A_state_restored_from_its_numbers_goes_on_as_before()
    {
        var moments = Of([1, 5, 2, 8]);
        var restored = new RunningMoments(moments.Count, moments.Mean, moments.M2, moments.M3, moments.M4);
        moments.Add(3);
        restored.Add(3);
        restored.ShouldBe(moments);
    }

    [Fact]
    public void Moments_whose_squares_have_overflowed_can_be_written_too()
    {
        var moments = Of([3, 1e200]);
        RunningMoments.FromBytes(moments.ToBytes()).ShouldBe(moments);
        moments.M2.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void What_is_undefined_is_NaN()
    {
        var moments = new RunningMoments();
        moments.Mean.ShouldBe(double.NaN);
        moments.PopulationVariance.ShouldBe(double.NaN);
        moments.Add(7);
        moments.Variance.ShouldBe(double.NaN);
        moments.PopulationVariance.ShouldBe(0);
        moments.Skewness.ShouldBe(double.NaN);
        moments.Reset();
        moments.Count.ShouldBe(0);
    }

    [Fact]
    public void NaN_and_infinities_are_refused_and_leave_no_trace()
    {
        var moments = Of([1, 2]);
        var before = moments;
        Should.Throw<ArgumentOutOfRangeException>(() => moments.Add(double.NaN)).ParamName.ShouldBe("value");
        Should.Throw<ArgumentOutOfRangeException>(() => moments.Add(double.PositiveInfinity));
        moments.ShouldBe(before);
        Should.Throw<ArgumentException>(() => new RunningMoments(3, double.NaN, 1));
        Should.Throw<ArgumentException>(() => new RunningMoments(3, 1, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => new RunningMoments(-1, 1, 1)).ParamName.ShouldBe("count");
    }

    // Rounding is relative to the largest terms of the sums, not to sums that cancel.
    private static bool Near(double actual, double expected, double scale) => Math.Abs(actual - expected) <= 1e-10 * scale;

    private static RunningMoments Of(double[] values)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }
        return moments;
    }
}
