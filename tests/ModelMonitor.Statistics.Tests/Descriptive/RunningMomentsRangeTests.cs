namespace ModelMonitor.Statistics.Tests;

/// <summary>Moments of values whose powers, or differences, leave the range of doubles.</summary>
public sealed class RunningMomentsRangeTests
{
    [Theory]
    [InlineData(1e155)]
    [InlineData(-1e200)]
    [InlineData(double.MaxValue)]
    [InlineData(-double.MaxValue)]
    [InlineData(double.Epsilon)]
    public void One_value_of_any_size_has_no_deviation(double value)
    {
        foreach (var moments in new[] { OneByOne([value]), AtOnce([value]) })
        {
            (moments.Count, moments.Mean, moments.M2, moments.M3, moments.M4).ShouldBe((1, value, 0.0, 0.0, 0.0));
            moments.PopulationVariance.ShouldBe(0);
        }
    }

    [Fact]
    public void Sums_that_overflow_are_infinite_and_stay_so()
    {
        foreach (var moments in new[] { OneByOne([3, 1e200, 3, -1e200, 5]), AtOnce([3, 1e200, 3, -1e200, 5]), Merged([3, 1e200], [3, -1e200, 5]) })
        {
            (moments.M2, moments.M3, moments.M4).ShouldBe((double.PositiveInfinity, double.NaN, double.PositiveInfinity));
            moments.Mean.ShouldBeWithin(2.2, absolute: 1e185, relative: 0);
            moments.Variance.ShouldBe(double.PositiveInfinity);
            RunningMoments.FromBytes(moments.ToBytes()).ShouldBe(moments);
        }

        // Only the fourth powers overflow.
        var squares = OneByOne([0, 1e90, 0, 1e90]);
        squares.M2.ShouldBeWithin(1e180, 1e-12);
        squares.M3.ShouldBe(0, tolerance: 1e256);
        squares.M4.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void The_mean_is_finite_where_differences_are_not()
    {
        double[] values = [double.MaxValue, -double.MaxValue, -double.MaxValue, double.MaxValue, double.MaxValue];
        foreach (var moments in new[] { OneByOne(values), AtOnce(values), Merged(values[..1], values[1..]), Merged(values[..4], values[4..]) })
        {
            moments.Mean.ShouldBeWithin(double.MaxValue / 5, 1e-12);
            (moments.M2, moments.M4).ShouldBe((double.PositiveInfinity, double.PositiveInfinity));
        }
    }

    [Fact]
    public void Merging_moments_that_have_overflowed_with_equal_ones_leaves_them_infinite()
    {
        var moments = OneByOne([3, 1e200]);
        moments.Merge(moments);
        (moments.Count, moments.Mean, moments.M2, moments.M4).ShouldBe((4, 5e199, double.PositiveInfinity, double.PositiveInfinity));
    }

    [Fact]
    public void Counts_end_at_2_to_the_62()
    {
        var most = new RunningMoments(1L << 62, 1, 2, 3, 4);
        RunningMoments.FromBytes(most.ToBytes()).ShouldBe(most);
        var before = most;
        Should.Throw<ArgumentException>(() => most.Merge(OneByOne([1]))).Message.ShouldContain("2^62");
        most.ShouldBe(before);
        Should.Throw<ArgumentOutOfRangeException>(() => new RunningMoments((1L << 62) + 1, 1, 2)).ParamName.ShouldBe("count");
    }

    [Fact]
    public void A_state_of_large_finite_numbers_can_be_restored()
        => new RunningMoments(2, 1e308, 1e308, 1e308, 1e308).M2.ShouldBe(1e308);

    private static RunningMoments OneByOne(double[] values)
    {
        var moments = new RunningMoments();
        foreach (var value in values)
        {
            moments.Add(value);
        }
        return moments;
    }

    private static RunningMoments AtOnce(double[] values)
    {
        var moments = new RunningMoments();
        moments.Add(values);
        return moments;
    }

    private static RunningMoments Merged(double[] first, double[] second)
    {
        var moments = OneByOne(first);
        moments.Merge(OneByOne(second));
        return moments;
    }
}
