using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Detection.Budget;

public class LevelSolverTests
{
    /// <summary>Independent windows: P(reject in this window and in at least k - 1 of the r - 1 before) in closed form.</summary>
    [Theory]
    [InlineData(1e-2, 2, 3)]
    [InlineData(1e-5, 2, 3)]
    [InlineData(1e-9, 2, 3)]
    public void Of_independent_windows_two_of_three_reject_as_often_as_asked(double rate, int raiseAfter, int windows)
    {
        var level = LevelSolver.Solve(rate, 0, raiseAfter, windows);

        (level * (1 - ((1 - level) * (1 - level)))).ShouldBe(rate, 1e-6 * rate);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0.5, 1, 3)]
    [InlineData(0.99, 2, 3)]
    public void Where_nothing_persists_or_all_windows_tell_the_same_the_level_is_the_rate(double correlation, int raiseAfter, int windows) =>
        LevelSolver.Solve(1e-4, correlation, raiseAfter, windows).ShouldBe(1e-4, 1e-9);

    /// <summary>Reference: the bivariate normal law by Plackett's identity.</summary>
    [Fact]
    public void The_common_noise_of_the_baseline_makes_two_windows_agree_more_often()
    {
        LevelSolver.RateOf(0.025, 0.5, 2, 2).ShouldBe(BothAbove(1.959963984540054, 0.5), 1e-7);

        // The integral of the bivariate density over the correlation, Simpson's rule.
        static double BothAbove(double z, double correlation)
        {
            const int Steps = 2_000;
            var sum = 0d;
            for (var i = 0; i <= Steps; i++)
            {
                var r = correlation * i / Steps;
                var weight = i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2;
                sum += weight * Math.Exp(-z * z / (1 + r)) / (2 * Math.PI * Math.Sqrt(1 - (r * r)));
            }

            return (0.025 * 0.025) + (sum * correlation / Steps / 3);
        }
    }

    [Fact]
    public void More_correlation_asks_for_more_certainty() =>
        new[] { 0, 0.1, 0.3, 0.6, 0.9, 0.98 }.Select(correlation => LevelSolver.Solve(1e-5, correlation, 2, 3)).ShouldBeInOrder(SortDirection.Descending);

    /// <summary>
    /// Without change p-values are uniform: with 40 tests at the level of discovery the number of rejections is simulated,
    /// 40,000 windows; its mean must be 40 levels of a test. The standard error is 0.0033 of 0.4 (variance of Borel's law).
    /// </summary>
    [Fact]
    public void All_tests_together_reject_as_often_as_each_alone_would()
    {
        const int Tests = 40;
        const int Windows = 40_000;
        var wanted = 0.0025;
        var levels = DecisionLevels.Of(perLook: wanted * Tests, Tests, correlation: 0, new() { RaiseAfter = 1, PersistenceWindows = 1 });
        var random = new Random(1);
        var (pValues, adjusted, rejected) = (new double[Tests], new double[Tests], 0);
        for (var window = 0; window < Windows; window++)
        {
            for (var i = 0; i < Tests; i++)
            {
                pValues[i] = random.NextDouble();
            }

            Statistics.BenjaminiHochberg.Adjust(pValues, adjusted);
            rejected += adjusted.Count(p => p <= levels.Discovery);
        }

        ((double)rejected / Windows / Tests).ShouldBe(wanted, 0.05 * wanted);
    }
}
