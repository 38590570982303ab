using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class EvidenceExpectationTests
{
    private const double Rate = 1e-5;

    [Fact]
    public void Seasons_are_expected_where_the_baseline_has_them()
    {
        // Half of the baseline's hours are around 0, the other half around 3; every pane is of one of the two, in turn for 16 panes.
        var random = new Random(7);
        double[][] rows = [.. Panes.Normal(random, 4_000, 1).Select((row, i) => new[] { row[0] + (3 * (i % 2)) })];
        Baseline plain = Panes.Baseline(rows), seasonal = Panes.Seasonal(rows, i => i % 2);
        EvidenceMonitor told = new(seasonal, 10, 30), untold = new(plain, 10, 30);
        var alarms = 0;
        for (var pane = 0; pane < 96; pane++)
        {
            var season = pane / 16 % 2;
            var counts = Panes.Of(seasonal, Panes.Normal(random, 50, 1).Select(row => new[] { row[0] + (3 * season) }), hour: season);
            told.Add(counts, Rate).ShouldBeNull();
            alarms += untold.Add(counts, Rate) is null ? 0 : 1;
        }

        // A column that was named starts anew: of two panes in a row one suffices.
        alarms.ShouldBeGreaterThan(40);
        told.Add(Panes.Of(seasonal, Panes.Normal(random, 50, 1), hour: 1), Rate).ShouldNotBeNull().Columns[0].Column.ShouldBe(0);
    }

    [Fact]
    public void Values_that_remember_the_one_before_count_for_less()
    {
        // An autoregression of 0.9 has an autocorrelation time of 19.
        var random = new Random(8);
        var value = 0d;
        double[][] Series(int rows) => [.. Enumerable.Range(0, rows).Select(_ => new[] { value = (0.9 * value) + Windows.Gauss(random) })];
        var rows = Series(20_000);
        Baseline known = Panes.Baseline(rows, 19), unknown = Panes.Baseline(rows);
        EvidenceMonitor careful = new(known, 10, 30), careless = new(unknown, 10, 30);
        var alarms = 0;
        for (var pane = 0; pane < 300; pane++)
        {
            var counts = Panes.Of(known, Series(50));
            careful.Add(counts, Rate).ShouldBeNull();
            alarms += careless.Add(counts, Rate) is null ? 0 : 1;
        }

        alarms.ShouldBeGreaterThan(30);
    }
}
