namespace ModelMonitor.Statistics.Tests;

public sealed class SeasonalBaselineTests
{
    [Fact]
    public void Cells_are_drawn_towards_their_hour_and_all_values()
    {
        // Two groups of two cells: cells 0 and 2, and 1 and 3, which has no values.
        int[] cells = [0, 0, 0, 0, 1, 1, 2, 2];
        double[] values = [10, 12, 14, 16, 20, 24, 30, 34];
        var baseline = SeasonalBaseline.Learn(cells, values, cellCount: 4, groupCount: 2);

        var all = RobustZ.FromSorted(values);
        var even = Drawn(RobustZ.FromSorted([10, 12, 14, 16, 30, 34]), 6, all);
        var odd = Drawn(RobustZ.FromSorted([20, 24]), 2, all);
        baseline.Cells.ShouldBe(4);
        ShouldBe(baseline[0], Drawn(RobustZ.FromSorted([10, 12, 14, 16]), 4, even));
        ShouldBe(baseline[1], Drawn(RobustZ.FromSorted([20, 24]), 2, odd));
        ShouldBe(baseline[2], Drawn(RobustZ.FromSorted([30, 34]), 2, even));
        ShouldBe(baseline[3], odd);
        baseline.Score(3, odd.Median + 2 * odd.Scale).ShouldBeWithin(2, 1e-12);
    }

    [Fact]
    public void A_value_that_is_usual_at_noon_is_unusual_at_night()
    {
        var random = new Random(1);
        var cells = Enumerable.Range(0, 20 * SeasonalBaseline.HoursOfWeek).Select(i => i % SeasonalBaseline.HoursOfWeek).ToArray();
        var values = Array.ConvertAll(cells, cell => (cell % 24 is > 7 and < 20 ? 100 : 20) + 4 * (random.NextDouble() - 0.5));
        var baseline = SeasonalBaseline.Learn(cells, values);
        Math.Abs(baseline.Score(12, 100)).ShouldBeLessThan(RobustZ.OutlierCut);
        Math.Abs(baseline.Score(2, 100)).ShouldBeGreaterThan(RobustZ.OutlierCut);
        Math.Abs(baseline.Score(2, 20)).ShouldBeLessThan(RobustZ.OutlierCut);
    }

    [Fact]
    public void One_outage_in_the_baseline_does_not_move_a_cell()
    {
        var cells = new int[40];
        var values = Enumerable.Range(0, 40).Select(i => i == 7 ? 0.0 : 100 + i % 5).ToArray();
        SeasonalBaseline.Learn(cells, values)[0].Median.ShouldBeInRange(101, 103);
    }

    [Theory]
    [InlineData(2026, 11, 22, 0, 0)]
    [InlineData(2026, 11, 23, 5, 29)]
    [InlineData(2026, 11, 28, 23, 167)]
    public void The_week_begins_on_sunday_at_the_clock_of_the_place(int year, int month, int day, int hour, int cell)
        => SeasonalBaseline.HourOfWeek(new DateTimeOffset(year, month, day, hour, 59, 0, TimeSpan.FromHours(-8))).ShouldBe(cell);

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentException>(() => SeasonalBaseline.Learn([], [])).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => SeasonalBaseline.Learn([0], [1, 2])).ParamName.ShouldBe("cells");
        Should.Throw<ArgumentException>(() => SeasonalBaseline.Learn([168], [1])).Message.ShouldContain("0 to 167");
        Should.Throw<ArgumentException>(() => SeasonalBaseline.Learn([-1], [1])).ParamName.ShouldBe("cells");
        Should.Throw<ArgumentException>(() => SeasonalBaseline.Learn([0], [double.NaN])).Message.ShouldContain("Value 0");
        Should.Throw<ArgumentOutOfRangeException>(() => SeasonalBaseline.Learn([0], [1], 10, 3)).ParamName.ShouldBe("cellCount");
        Should.Throw<ArgumentOutOfRangeException>(() => SeasonalBaseline.Learn([0], [1], 10, 0)).ParamName.ShouldBe("groupCount");
        Should.Throw<ArgumentOutOfRangeException>(() => SeasonalBaseline.Learn([0], [1]).Score(168, 0)).ParamName.ShouldBe("cell");
        Should.Throw<ArgumentOutOfRangeException>(() => SeasonalBaseline.Learn([0], [1])[-1]);
    }

    private static RobustZ Drawn(RobustZ own, int count, RobustZ parent)
    {
        var weight = count / (count + 8.0);
        return new RobustZ(weight * own.Median + (1 - weight) * parent.Median, weight * own.Scale + (1 - weight) * parent.Scale);
    }

    private static void ShouldBe(RobustZ actual, RobustZ expected)
    {
        actual.Median.ShouldBeWithin(expected.Median, 1e-12);
        actual.Scale.ShouldBeWithin(expected.Scale, 1e-12);
    }
}
