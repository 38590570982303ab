using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Detection;
using ModelMonitor.Statistics;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection.Budget;

public class CountCalibrationTests
{
    [Fact]
    public void P_values_that_hold_are_left_as_they_are()
    {
        var random = new Random(1);
        var baseline = new Windows(2, Windows.Normal(random, 2_000, 2)).Baseline;

        Calibrated(baseline, [.. Enumerable.Range(0, 2).Select(column => Comparison(baseline, column))]).Inflation.ShouldBe([1, 1]);
    }

    /// <summary>p to the power of 1.5 is the mistake: its logarithm is half as large again as it should be.</summary>
    [Fact]
    public void P_values_that_are_too_small_are_found_out()
    {
        var baseline = new Windows(1, Windows.Normal(new Random(2), 2_000, 1)).Baseline;

        // Quantiles of 2,000 simulations at 0.005: ten values, a standard error of 0.3 in the logarithm of 8.
        Calibrated(baseline, [new Overconfident(baseline)]).Inflation.Single().ShouldBe(1.5, 0.2);
    }

    [Fact]
    public void What_was_found_out_is_kept_with_the_baseline_by_powers_of_two()
    {
        var baseline = new Windows(1, Windows.Normal(new Random(3), 1_000, 1)).Baseline;
        var entry = Calibrated(baseline, [Comparison(baseline, 0)]);

        entry.WindowSize.ShouldBe(512);
        baseline.Profile.Calibrations.ShouldBe([entry]);
        new CountCalibration(baseline, [Comparison(baseline, 0)]).Find(400).ShouldBe(entry);
        new CountCalibration(baseline, [Comparison(baseline, 0)]).Find(1_000).ShouldBeNull();
    }

    [Theory]
    [InlineData(30, 32)]
    [InlineData(45, 32)]
    [InlineData(46, 64)]
    [InlineData(500, 512)]
    [InlineData(10_000_000, 8_388_608)]
    public void Sizes_are_checked_at_the_nearest_power_of_two(long rows, int size) => CountCalibration.SizeOf(rows).ShouldBe(size);

    private static CalibrationEntry Calibrated(Baseline baseline, IReadOnlyList<ColumnComparison> columns)
    {
        var calibration = new CountCalibration(baseline, columns);
        calibration.Find(500).ShouldBeNull();
        var steps = 0;
        while (calibration.Run())
        {
            steps++;
        }

        steps.ShouldBe(columns.Count);
        return calibration.Find(500).ShouldNotBeNull();
    }

    private static ColumnComparison Comparison(Baseline baseline, int column) =>
        ColumnComparison.Of(baseline.Columns[column], ExpectedCounts.Of(baseline, column), new());

    private sealed class Overconfident(Baseline baseline)
        : ColumnComparison(baseline.Columns[0], ExpectedCounts.Of(baseline, 0), new())
    {
        private readonly ColumnComparison _true = Comparison(baseline, 0);

        public override (long[] Counts, CellStatistic PValue) Simulated()
        {
            var (counts, pValue) = _true.Simulated();
            return (counts, (expected, window) => Math.Pow(pValue(expected, window), 1.5));
        }

        public override DistributionChange Explain(ColumnCounts window) => _true.Explain(window);

        public override IReadOnlyList<string> Votes(ColumnCounts window, double level) => _true.Votes(window, level);

        protected override DriftStatistics Distribution(ColumnCounts window, out double pValue, out double effect) =>
            throw new NotSupportedException();

        protected override void AddShares(ColumnCounts window, List<AspectTest> tests) => throw new NotSupportedException();
    }
}
