using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Capture;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

/// <summary>A quantity whose mean goes around the clock: two standard deviations between noon and midnight.</summary>
public class SeasonTests
{
    private const int Days = 28;
    private const int RowsAnHour = 12;

    private static readonly PredictionSource s_source = PredictionSource.Register(new(
        "seasons", "1", PredictionTask.Regression, "SeasonTests", [ColumnSchema.Number("x", "double")]));

    private readonly Baseline _baseline;
    private readonly DriftDetector _detector;
    private long _sequence;

    public SeasonTests()
    {
        var random = new Random(1);
        var hours = Enumerable.Range(0, Days * 24 * RowsAnHour).Select(i => i / RowsAnHour % 168).ToArray();
        _baseline = Baseline.FromMatrix(
            s_source.Schema, hours.Select(hour => Value(random, hour)).ToArray(), (_, _) => "", hours);
        _detector = new(_baseline, new(), Windows.OnceIn(1_000));
    }

    /// <summary>A look may raise 1/1,000 of an alarm: 240 looks raise at most 2 with a chance of 0.998 (Poisson).</summary>
    [Fact]
    public void A_daily_cycle_raises_no_alarm_in_windows_of_a_few_hours()
    {
        _baseline.Profile.Seasons.ShouldNotBeNull();
        var random = new Random(2);

        Enumerable.Range(0, 240).Sum(window => Raised(window, hour => Value(random, hour))).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Without_its_times_the_same_baseline_alarms_every_day()
    {
        var random = new Random(3);
        var plain = new Windows(1, Enumerable.Range(0, Days * 24 * RowsAnHour).Select(i => new[] { Value(random, i / RowsAnHour) }));

        for (var window = 0; window < 16; window++)
        {
            plain.Judge(Enumerable.Range(0, 3 * RowsAnHour).Select(i => new[] { Value(random, (window * 3) + (i / RowsAnHour)) }));
        }

        plain.Raised.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_cycle_that_is_broken_raises_an_alarm_though_all_values_are_known()
    {
        var random = new Random(4);

        // Twelve hours late: over a day the distribution is what it was.
        Enumerable.Range(0, 8).Sum(window => Raised(window, hour => Value(random, hour + 12))).ShouldBeGreaterThan(0);
    }

    /// <summary>Reference: the mixture by hand, from the profile's shares.</summary>
    [Fact]
    public void Expected_counts_are_the_mixture_of_the_windows_hours()
    {
        var seasons = _baseline.Profile.Seasons.ShouldNotBeNull();
        var column = _baseline.Columns[0];
        var expected = ExpectedCounts.Of(_baseline, 0);
        var hours = new long[168];
        (hours[3], hours[30]) = (30, 90);

        expected.Mix(hours);

        var bins = new long[column.Layout.BinCount];
        column.Layout.AddBins(expected.Cells, bins);
        var (first, second) = (seasons.Kind.SeasonOf(3), seasons.Kind.SeasonOf(30));
        for (var bin = 0; bin < bins.Length; bin++)
        {
            var share = (0.25 * seasons.Shares[0][(first * bins.Length) + bin]) + (0.75 * seasons.Shares[0][(second * bins.Length) + bin]);

            // Running sums are right to half a count, so that a bin is to one.
            ((double)bins[bin]).ShouldBe(share * column.Total, 1.01);
        }

        expected.Total.ShouldBe(column.Total);
        var variance = (0.0625 / (seasons.Rows[first] + 50)) + (0.5625 / (seasons.Rows[second] + 50));
        (expected.Weight * expected.Total * expected.AutocorrelationTime).ShouldBe(1 / variance, 1e-6 / variance);
    }

    private int Raised(int window, Func<int, double> value)
    {
        var counts = new WindowCounts(BaselineShape.Of(_baseline, 0));
        var batch = new RowBatch(1);
        for (var i = 0; i < 3 * RowsAnHour; i++)
        {
            var hour = ((window * 3) + (i / RowsAnHour)) % 168;
            batch.Append([value(hour)]);
            counts.HourOfWeekRows[hour]++;
        }

        new BatchCounter(s_source, _baseline.Layouts).Count(batch, 0, batch.Count, counts);
        return _detector.Evaluate(counts, ++_sequence).Transitions.Count(transition => transition.IsRaised);
    }

    private static double Value(Random random, int hour) => Math.Sin(2 * Math.PI * hour / 24) + Windows.Gauss(random);
}
