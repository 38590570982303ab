using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class FalseAlarmTests
{
    private const int Windows = 300;
    private const int Columns = 10;

    /// <summary>
    /// A look may raise 1/100 of an alarm, so that a model alarms within 20 looks with a chance of at most 0.2: of 60 models
    /// at most 22 do with a chance of 0.999 (binomial). Each has a baseline of its own, whose noise all its windows share.
    /// </summary>
    [Theory]
    [InlineData(50, 1, 2_000, 1, 2, 3)]
    [InlineData(200, 20, 1_000, 1, 2, 3)]
    [InlineData(200, 20, 1_000, 4, 2, 3)]
    [InlineData(200, 20, 1_000, 1, 1, 1)]
    [InlineData(500, 20, 200, 1, 2, 3)]
    [InlineData(2_000, 5, 500, 4, 2, 3)]
    [InlineData(10_000, 1, 1_000, 1, 2, 3)]
    [InlineData(10_000, 1, 20_000, 1, 1, 1)]
    [InlineData(1_000, 3, 1_000, 1, 3, 3)]
    public void Models_alarm_on_unchanged_data_as_rarely_as_asked(
        int size, int columns, int baselineRows, int panes, int raiseAfter, int persistence)
    {
        const int Looks = 20;
        var random = new Random(size + columns + panes);
        var options = new DriftOptions { RaiseAfter = raiseAfter, PersistenceWindows = persistence };
        var alarmed = 0;
        for (var model = 0; model < 60; model++)
        {
            var windows = new Support.Windows(
                columns, Support.Windows.Normal(random, baselineRows, columns), options, budget: Support.Windows.OnceIn(100), panes: panes);
            var open = new Queue<WindowCounts>();
            for (var pane = 0; pane < Looks + panes - 1; pane++)
            {
                open.Enqueue(windows.Count(Support.Windows.Normal(random, size / panes, columns)));
                if (open.Count == panes)
                {
                    var window = new WindowCounts(new(windows.Baseline.Layouts));
                    open.ToList().ForEach(window.Merge);
                    windows.Judge(window);
                    open.Dequeue();
                }
            }

            alarmed += windows.Raised > 0 ? 1 : 0;
        }

        alarmed.ShouldBeLessThanOrEqualTo(22);
    }

    /// <summary>
    /// Rows of a first-order autoregression at 0.6 are worth a quarter each, and the baseline tells so: at most three times the
    /// budget. Each of 60 models looks 20 times at 1/100 of an alarm, so that at most 0.2 * 3 of them alarm: 46 with a
    /// chance of 0.998 (binomial). With every row taken for one, nearly all do.
    /// </summary>
    [Fact]
    public void Models_of_autocorrelated_rows_alarm_at_most_three_times_as_often()
    {
        var random = new Random(60);
        var alarmed = 0;
        for (var model = 0; model < 60; model++)
        {
            var windows = new Support.Windows(2, Autoregression(2_000), budget: Support.Windows.OnceIn(100));
            windows.Baseline.Profile.AutocorrelationTimes.ShouldAllBe(time => time > 3 && time < 5.5);
            for (var look = 0; look < 20; look++)
            {
                windows.Judge(Autoregression(200));
            }

            alarmed += windows.Raised > 0 ? 1 : 0;
        }

        alarmed.ShouldBeLessThanOrEqualTo(46);

        IEnumerable<double[]> Autoregression(int rows)
        {
            double[] last = [Support.Windows.Gauss(random), Support.Windows.Gauss(random)];
            for (var row = 0; row < rows; row++)
            {
                yield return last;
                last = [.. last.Select(value => (0.6 * value) + (0.8 * Support.Windows.Gauss(random)))];
            }
        }
    }

    /// <summary>
    /// The share of violations is the largest that is tolerated, so that each rule is tested at its level, and large or not
    /// is no defence: 300 looks that may raise 1/100 of an alarm raise at most 9 with a chance of 0.998 (binomial).
    /// </summary>
    [Theory]
    [InlineData(50, 0.01)]
    [InlineData(250, 0.01)]
    [InlineData(1_000, 0.01)]
    [InlineData(1_000, 0.005)]
    public void Rules_that_are_violated_no_oftener_than_is_tolerated_alarm_no_oftener_than_asked(int size, double share)
    {
        var random = new Random(size);
        var rules = Enumerable.Range(0, Columns).Select(column => new FeatureRule(column, $"x{column}", "range", "Range(0, 1)")).ToArray();
        var windows = new Support.Windows(
            Columns, Support.Windows.Normal(random, 5_000, Columns), rules: rules, budget: Support.Windows.OnceIn(100));

        var reports = Enumerable.Range(0, Windows)
            .Select(_ => windows.Judge(Support.Windows.Normal(random, size, Columns), _ => Violated())).ToList();

        reports.Sum(report => report.Violations.Sum(each => each.Count)).ShouldBeGreaterThan(0);
        windows.Raised.ShouldBeLessThanOrEqualTo(9);

        ulong Violated() => Enumerable.Range(0, Columns).Aggregate(0UL, (flags, i) => flags | (random.NextDouble() < share ? 1UL << i : 0));
    }

    [Fact]
    public void A_bare_psi_of_a_tenth_fires_on_most_small_windows_of_the_same_data()
    {
        var random = new Random(50);
        var windows = new Support.Windows(Columns, Support.Windows.Normal(random, 5_000, Columns));

        var fired = Enumerable.Range(0, Windows).Count(_ =>
            windows.Judge(Support.Windows.Normal(random, 50, Columns)).Columns.Any(column => column.Statistics.Psi >= 0.1));

        fired.ShouldBeGreaterThan(Windows * 9 / 10);
    }

    /// <summary>A shift of half a standard deviation has a Kolmogorov-Smirnov distance of 0.197.</summary>
    [Theory]
    [InlineData(250)]
    [InlineData(1_000)]
    public void A_shift_of_half_a_standard_deviation_in_one_column_of_ten_is_found_in_two_windows(int size)
    {
        var random = new Random(size);
        var found = 0;
        for (var trial = 0; trial < 20; trial++)
        {
            var windows = new Support.Windows(Columns, Support.Windows.Normal(random, 5_000, Columns));
            windows.Judge(Shifted());
            var report = windows.Judge(Shifted());
            found += report["x3"].State == DriftState.Drifted ? 1 : 0;
            report.Columns.Where(column => column.Name != "x3").ShouldAllBe(column => column.State != DriftState.Drifted);
        }

        found.ShouldBeGreaterThanOrEqualTo(18);

        IEnumerable<double[]> Shifted() => Support.Windows.Normal(random, size, Columns).Select(row =>
        {
            row[3] += 0.5;
            return row;
        });
    }

    [Fact]
    public void A_change_too_small_to_matter_is_no_alarm_however_certain()
    {
        var random = new Random(3);
        var windows = new Support.Windows(1, Support.Windows.Normal(random, 100_000, 1));

        var reports = Enumerable.Range(0, 5).Select(_ => windows.Judge(Support.Windows.Normal(random, 50_000, 1, mean: 0.035))).ToList();

        reports.ShouldAllBe(report => report["x0"].AdjustedPValue < 1e-4 && report.State == DriftState.Stable);
    }

    [Fact]
    public void Too_few_values_are_said_to_be_too_few()
    {
        var random = new Random(4);
        var windows = new Support.Windows(1, Support.Windows.Normal(random, 1_000, 1));

        var report = windows.Judge(Support.Windows.Normal(random, 29, 1, mean: 10));

        report.State.ShouldBe(DriftState.InsufficientData);
        report["x0"].Explanation.ShouldBe("x0: 29 values are too few to judge");
    }

    [Fact]
    public void A_column_that_is_missing_altogether_is_a_change_of_missing_values()
    {
        var random = new Random(5);
        var windows = new Support.Windows(1, Support.Windows.Normal(random, 1_000, 1));

        var reports = Enumerable.Range(0, 2).Select(_ => windows.Judge(Enumerable.Repeat(new[] { double.NaN }, 100))).ToList();

        reports[1]["x0"].State.ShouldBe(DriftState.Drifted);
        reports[1]["x0"].Explanation.ShouldBe("x0: 100 % of the values are missing (was 0 %); p < 1e-12, n = 100");
    }

    [Fact]
    public void Infinite_values_are_a_change_of_their_own_and_no_statistic_becomes_undefined()
    {
        var random = new Random(6);
        var windows = new Support.Windows(1, Support.Windows.Normal(random, 1_000, 1));
        var rows = Support.Windows.Normal(random, 200, 1).Select((row, i) => i % 5 == 0 ? [double.PositiveInfinity] : row).ToList();

        windows.Judge(rows);
        var verdict = windows.Judge(rows)["x0"];

        verdict.Kind.ShouldBe(DriftKind.InfiniteValues);
        verdict.Explanation.ShouldStartWith("x0: 20 % of the values are infinite (was 0 %); ");
        double.IsFinite(verdict.Statistics.Wasserstein).ShouldBeTrue();
    }
}
