using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Detection.Budget;

public class DecisionLevelsTests
{
    /// <summary>Independent windows: P(reject in this window and in at least one of the two before) in closed form.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    [InlineData(1e-9)]
    public void Two_of_three_windows_reject_as_often_as_a_look_may(double perLook)
    {
        var level = DecisionLevels.Of(perLook, tests: 10, correlation: 0, new()).PerTest;

        // The correction for many false discoveries at once is small here: q = 10 levels, of which it takes 2 q at most.
        (10 * level * (1 - ((1 - level) * (1 - level)))).ShouldBeInRange(perLook * Math.Pow(1 - (20 * level), 2) * 0.999, perLook);
    }

    [Fact]
    public void More_shared_noise_more_tests_and_a_tighter_budget_ask_for_more_certainty()
    {
        new[] { 0, 0.1, 0.3, 0.6, 0.9, 0.98 }.Select(correlation => DecisionLevels.Of(1e-5, 10, correlation, new()).PerTest)
            .ShouldBeInOrder(SortDirection.Descending);
        new[] { 1, 10, 100, 1_000 }.Select(tests => DecisionLevels.Of(1e-5, tests, 0.1, new()).PerTest).ShouldBeInOrder(SortDirection.Descending);
        new[] { 1e-3, 1e-5, 1e-8 }.Select(rate => DecisionLevels.Of(rate, 10, 0.1, new()).PerTest).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void However_much_is_allowed_no_more_than_a_tenth_of_what_is_found_may_be_false() =>
        DecisionLevels.Of(0.1, tests: 40, correlation: 0, new()).Discovery.ShouldBe(0.1);

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
