using ModelMonitor.Baselines;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Baselines;

public sealed class SeasonLearningTests
{
    private static readonly ModelSchema s_schema = Houses.Of(ColumnSchema.Number("x", "double"), ColumnSchema.Number("steady", "double"));

    // A Thursday; the offset is part of the clock that makes the seasons.
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void A_daily_cycle_makes_seasons_by_hour_of_the_day()
    {
        // 20 rows an hour for 10 days: 200 for each hour of the day, 20 or 40 for each of the week.
        var seasons = Of(days: 10, anHour: 20, time => Math.Sin(2 * Math.PI * time.Hour / 24)).ShouldNotBeNull();

        seasons.Kind.ShouldBe(SeasonKind.HourOfDay);
        seasons.Rows.ShouldBe(Enumerable.Repeat(200L, 24));
        seasons.Counts[1].ShouldBeEmpty("what does not differ by season keeps the shares of all rows");
        var bins = seasons.Counts[0].Length / 24;
        var (six, eighteen) = (seasons.Counts[0].AsSpan(6 * bins, bins).ToArray(), seasons.Counts[0].AsSpan(18 * bins, bins).ToArray());
        six.Sum().ShouldBe(200);
        six.Take(3).Sum().ShouldBeLessThan(10);
        eighteen.Take(3).Sum().ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_weekly_cycle_makes_seasons_by_hour_of_the_week_where_rows_suffice_and_by_day_where_they_do_not()
    {
        Func<DateTimeOffset, double> weekend = time => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 0;

        var fine = Of(days: 14, anHour: 50, weekend).ShouldNotBeNull();
        fine.Kind.ShouldBe(SeasonKind.HourOfWeek);
        fine.Rows.Length.ShouldBe(168);
        var coarse = Of(days: 14, anHour: 3, weekend).ShouldNotBeNull();
        coarse.Kind.ShouldBe(SeasonKind.DayOfWeek);
        var bins = coarse.Counts[0].Length / 7;
        coarse.Counts[0].Take(bins / 2).Sum().ShouldBeLessThan(10, "Sunday is the first day");
    }

    [Fact]
    public void Shares_are_drawn_towards_those_of_all_rows_and_add_up()
    {
        var baseline = Baseline(days: 10, anHour: 20, time => Math.Sin(2 * Math.PI * time.Hour / 24));
        var seasons = baseline.Profile.Seasons.ShouldNotBeNull();
        for (var column = 0; column < 2; column++)
        {
            var layout = baseline.Columns[column].Layout;
            var all = new long[layout.BinCount];
            layout.AddBins(baseline.Columns[column].Counts.Cells, all);
            for (var season = 0; season < 24; season++)
            {
                var shares = seasons.Shares[column].AsSpan(season * all.Length, all.Length).ToArray();
                shares.Sum().ShouldBe(1, 1e-5f);
                for (var bin = 0; bin < all.Length; bin++)
                {
                    var share = all[bin] / 4800.0;
                    shares[bin].ShouldBe((float)(column == 0 ? (seasons.Counts[0][season * all.Length + bin] + 50 * share) / 250 : share), 1e-6f);
                }
            }
        }
    }

    [Fact]
    public void Where_nothing_differs_there_are_no_seasons() => Of(days: 30, anHour: 30, _ => 0).ShouldBeNull();

    [Fact]
    public void A_slow_wander_is_no_season()
    {
        // A first-order autoregression over some ten hours differs from day to day, and not by the hour.
        var (random, level) = (new Random(4), 0.0);
        Of(days: 12, anHour: 20, _ => level = 0.995 * level + 0.1 * (random.NextDouble() - 0.5)).ShouldBeNull();
    }

    [Fact]
    public void What_was_seen_on_one_day_only_is_an_event() =>
        Of(days: 1, anHour: 500, time => Math.Sin(2 * Math.PI * time.Hour / 24)).ShouldBeNull();

    [Fact]
    public void Without_times_there_are_no_seasons()
    {
        var rows = Rows(10, 20, time => time.Hour).Select(row => row.Values);
        ModelMonitor.Baselines.Baseline.FromRows(s_schema, rows).Profile.Seasons.ShouldBeNull();
    }

    [Fact]
    public void What_a_season_explains_is_no_autocorrelation()
    {
        var cycle = Baseline(days: 10, anHour: 20, time => 3 * Math.Sin(2 * Math.PI * time.Hour / 24));

        cycle.Profile.AutocorrelationTimes[0].ShouldBe(1, 0.15);
    }

    [Fact]
    public void Times_out_of_order_are_refused()
    {
        var rows = Rows(2, 20, _ => 0);
        var times = rows.Select(row => row.Time).ToArray();
        times[7] = times[6] - TimeSpan.FromSeconds(1);

        Should.Throw<ArgumentException>(() => ModelMonitor.Baselines.Baseline.FromRows(s_schema, rows.Select(row => row.Values), times))
            .Message.ShouldBe("times[7] is 2026-01-01T00:17:59.0000000+09:00, and times[6] is 2026-01-01T00:18:00.0000000+09:00. "
                + "Sort the rows by time: how alike neighbours are says how much a window tells.");
    }

    [Theory]
    [InlineData(959, "There are 959 times and more rows. Give a time for each row.")]
    [InlineData(961, "There are 960 rows and more times. Give a time for each row.")]
    public void Times_that_are_not_as_many_as_rows_are_refused(int times, string message) =>
        Should.Throw<ArgumentException>(() => ModelMonitor.Baselines.Baseline.FromRows(
            s_schema, Rows(2, 20, _ => 0).Select(row => row.Values), Enumerable.Range(0, times).Select(i => s_start.AddMinutes(i))))
            .Message.ShouldBe(message);

    private static SeasonalShares? Of(int days, int anHour, Func<DateTimeOffset, double> level) => Baseline(days, anHour, level).Profile.Seasons;

    private static Baseline Baseline(int days, int anHour, Func<DateTimeOffset, double> level)
    {
        var rows = Rows(days, anHour, level);
        return ModelMonitor.Baselines.Baseline.FromRows(s_schema, rows.Select(row => row.Values), rows.Select(row => row.Time));
    }

    private static List<(DateTimeOffset Time, object?[] Values)> Rows(int days, int anHour, Func<DateTimeOffset, double> level)
    {
        var random = new Random(1);
        return
        [
            .. Enumerable.Range(0, days * 24 * anHour)
                .Select(i => s_start.AddMinutes(60.0 / anHour * i))
                .Select(time => (time, new object?[] { level(time) + random.NextDouble(), random.NextDouble() })),
        ];
    }
}
